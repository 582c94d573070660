import { randomBytes, sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import samlp, { type ParsedRequest } from 'samlp';
import type { SamplePerson } from './people.js';
import type { SigningKey } from './signing-key.js';

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

export interface ServiceProvider {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly sloUrl: string;
  /** With it, requests must be signed. */
  readonly certificatePem?: string;
}

export interface SignInRequest {
  readonly id: string;
  readonly serviceProvider: ServiceProvider;
}

/** Reads a request for sign-in from the query of a redirect; refuses unknown senders and wrong signatures. */
export async function readSignInRequest(
  query: Readonly<Record<string, unknown>>,
  serviceProviders: readonly ServiceProvider[],
): Promise<SignInRequest> {
  const find = (issuer: string | undefined): ServiceProvider | undefined =>
    serviceProviders.find((serviceProvider) => serviceProvider.entityId === issuer);
  const parsed = await new Promise<ParsedRequest | undefined>((resolve, reject) => {
    const getCredentials: Parameters<typeof samlp.parseRequest>[1]['getCredentials'] = (
      issuer,
      _sessions,
      _name,
      done,
    ) => {
      const cert = find(issuer)?.certificatePem;
      done(null, cert === undefined ? undefined : { cert });
    };
    samlp.parseRequest({ query }, { getCredentials }, (error, request) => (error ? reject(error) : resolve(request)));
  });
  const serviceProvider = find(parsed?.issuer);
  if (!parsed?.id || !serviceProvider) throw new Error('The request for sign-in comes from nobody known here.');
  if (parsed.assertionConsumerServiceURL !== undefined && parsed.assertionConsumerServiceURL !== serviceProvider.acsUrl)
    throw new Error('The request wants the answer at an address that is not known here.');
  return { id: parsed.id, serviceProvider };
}

/** What a test may change about an answer, to see that it is refused. */
export interface AnswerFaults {
  readonly audience?: string;
  readonly recipient?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly issuer?: string;
  readonly signAssertion?: boolean;
  readonly signResponse?: boolean;
  readonly sha1?: boolean;
  readonly lifetimeInSeconds?: number;
}

/** The signed answer that says who this person is, as XML. */
export async function makeAnswer(
  person: SamplePerson,
  request: SignInRequest,
  provider: SigningKey & { readonly entityId: string },
  faults: AnswerFaults = {},
): Promise<string> {
  const { acsUrl, entityId } = request.serviceProvider;
  const options = {
    issuer: faults.issuer ?? provider.entityId,
    cert: provider.certificatePem,
    key: provider.keyPem,
    audience: faults.audience ?? entityId,
    recipient: faults.recipient ?? acsUrl,
    destination: faults.destination ?? acsUrl,
    inResponseTo: faults.inResponseTo ?? request.id,
    sessionIndex: `_${randomBytes(16).toString('hex')}`,
    lifetimeInSeconds: faults.lifetimeInSeconds ?? 300,
    signatureAlgorithm: faults.sha1 ? 'rsa-sha1' : 'rsa-sha256',
    digestAlgorithm: faults.sha1 ? 'sha1' : 'sha256',
    signAssertion: faults.signAssertion ?? true,
    signResponse: faults.signResponse ?? false,
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    profileMapper: () => ({
      getClaims: () => attributesOf(person),
      getNameIdentifier: () => ({ nameIdentifier: nameIdOf(person), nameIdentifierFormat: PERSISTENT }),
    }),
  } as const;
  return new Promise((resolve, reject) =>
    samlp.getSamlResponse(options, person, (error, xml) => (error ? reject(error) : resolve(xml ?? ''))),
  );
}

export function nameIdOf(person: SamplePerson): string {
  return `sample-${person.id}`;
}

function attributesOf(person: SamplePerson): Record<string, string | readonly string[]> {
  return {
    givenName: person.givenName,
    surname: person.surname,
    mail: person.mail,
    preferredLanguage: person.preferredLanguage,
    ...(person.operations && { role: 'operations' }),
    ...(person.mandates.length > 0 && { mandate: person.mandates.map((mandate) => JSON.stringify(mandate)) }),
  };
}

/** A logout request of a service provider, from the query of a redirect. */
export function readLogoutRequest(
  rawQuery: string,
  serviceProviders: readonly ServiceProvider[],
): { readonly id: string; readonly serviceProvider: ServiceProvider } {
  const query = new URLSearchParams(rawQuery);
  const message = Buffer.from(query.get('SAMLRequest') ?? '', 'base64');
  const xml = inflateRawSync(message, { maxOutputLength: 64 * 1024 }).toString('utf8');
  const issuer = /Issuer[^>]*>([^<]+)</.exec(xml)?.[1];
  const id = /LogoutRequest[^>]*\sID="([^"]+)"/.exec(xml)?.[1];
  const serviceProvider = serviceProviders.find((each) => each.entityId === issuer);
  if (!id || !serviceProvider) throw new Error('The request for sign-out comes from nobody known here.');
  if (serviceProvider.certificatePem !== undefined) {
    const signed = rawQuery.slice(0, rawQuery.indexOf('&Signature='));
    const signature = Buffer.from(query.get('Signature') ?? '', 'base64');
    const isRight = query.get('SigAlg') === RSA_SHA256 && signed !== '';
    if (!isRight || !verify('sha256', Buffer.from(signed), serviceProvider.certificatePem, signature))
      throw new Error('The signature of the request for sign-out is not right.');
  }
  return { id, serviceProvider };
}

/** Answers a logout request: it succeeded. */
export function logoutAnswerUrl(
  request: ReturnType<typeof readLogoutRequest>,
  relayState: string,
  provider: SigningKey & { readonly entityId: string },
): string {
  const { sloUrl } = request.serviceProvider;
  const xml =
    `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"` +
    ` ${head(sloUrl)} InResponseTo="${request.id}"><saml:Issuer>${provider.entityId}</saml:Issuer><samlp:Status>` +
    `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;
  return signedRedirect(sloUrl, 'SAMLResponse', xml, relayState, provider.keyPem);
}

/** Asks a service provider to end all sessions of a person. */
export function logoutRequestUrl(
  nameId: string,
  { sloUrl }: ServiceProvider,
  provider: SigningKey & { readonly entityId: string },
): string {
  const xml =
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"` +
    ` ${head(sloUrl)}><saml:Issuer>${provider.entityId}</saml:Issuer>` +
    `<saml:NameID Format="${PERSISTENT}">${nameId}</saml:NameID></samlp:LogoutRequest>`;
  return signedRedirect(sloUrl, 'SAMLRequest', xml, '', provider.keyPem);
}

function head(destination: string): string {
  const id = `_${randomBytes(20).toString('hex')}`;
  return `ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${destination}"`;
}

function signedRedirect(url: string, parameter: string, xml: string, relayState: string, keyPem: string): string {
  const query = new URLSearchParams({
    [parameter]: deflateRawSync(xml).toString('base64'),
    ...(relayState !== '' && { RelayState: relayState }),
    SigAlg: RSA_SHA256,
  }).toString();
  const signature = sign('sha256', Buffer.from(query), keyPem).toString('base64');
  return `${url}?${query}&Signature=${encodeURIComponent(signature)}`;
}
