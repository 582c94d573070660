import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { AccessTokens } from './access-tokens.js';
import type { WithoutKid } from './assertion-keys.js';
import { readAssertion, type ClientAssertions } from './client-assertion.js';
import type { ClientRecord } from './client-record.js';
import { BASIC_SCOPE, SERVICE_ACCOUNT_SCOPE, stableId, type ClientScopes } from './client-scopes.js';
import type { ClientStore } from './client-store.js';
import { OAuthRefusal } from './refusals.js';
import { SENDER_PARAMETER_ATTRIBUTE } from './sample-clients.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const DEFAULT_LIFETIME = 300;
/** Same words for a client that does not exist, is switched off, or gave a wrong secret. */
const UNKNOWN = 'Invalid client or Invalid client credentials';

type Form = Readonly<Record<string, string>>;

interface TokenIssuing {
  readonly clients: ClientStore;
  readonly scopes: ClientScopes;
  readonly tokens: AccessTokens;
  readonly assertions: ClientAssertions;
  /** Asked at every request. */
  readonly withoutKid: () => WithoutKid;
}

/**
 * `POST …/token`: client_credentials, with a secret or private_key_jwt. Written on `jose` alone: a library for whole
 * providers decides by itself which key, audience and error it takes, and here those are Keycloak's.
 */
export function tokenEndpoint(issuing: TokenIssuing): RequestHandler {
  return async (request, response) => {
    const form = readForm(request);
    judgeGrant(form['grant_type']);
    const client = await authenticated(request, form, issuing);
    if (!client.serviceAccountsEnabled)
      throw new OAuthRefusal(401, 'unauthorized_client', 'Client not enabled to retrieve service account');
    const granted = grantedScopes(client, form['scope']);
    const shown = [
      ...(form['scope']?.split(' ').includes('openid') ? ['openid'] : []),
      ...granted.filter((name) => issuing.scopes.named(name)?.attributes['include.in.token.scope'] === 'true'),
    ].join(' ');
    const lifetime = Number(client.attributes['access.token.lifespan'] ?? DEFAULT_LIFETIME);
    const claims = {
      typ: 'Bearer',
      azp: client.clientId,
      scope: shown,
      ...(granted.includes(BASIC_SCOPE) && { sub: stableId(`service account of ${client.clientId}`) }),
      ...(granted.includes(SERVICE_ACCOUNT_SCOPE) && { client_id: client.clientId }),
      ...audience(client),
      ...sender(client, form),
    };
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' }).json({
      access_token: await issuing.tokens.issue(claims, lifetime),
      expires_in: lifetime,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: shown,
    });
  };
}

function readForm(request: Request): Form {
  const form = (request.body ?? {}) as Readonly<Record<string, string | string[]>>;
  if (Object.values(form).some((value) => Array.isArray(value)))
    throw new OAuthRefusal(400, 'invalid_request', 'duplicated parameter');
  return form as Form;
}

function judgeGrant(grant: string | undefined): void {
  if (grant === 'client_credentials') return;
  if (!grant) throw new OAuthRefusal(400, 'invalid_request', 'Missing form parameter: grant_type');
  throw new OAuthRefusal(400, 'unsupported_grant_type', 'Unsupported grant_type');
}

async function authenticated(request: Request, form: Form, issuing: TokenIssuing): Promise<ClientRecord> {
  const type = form['client_assertion_type'];
  if (type === undefined) return bySecret(request, form, issuing.clients);
  if (type !== ASSERTION_TYPE)
    throw invalidClient(`Parameter client_assertion_type has value '${type}' but expected is '${ASSERTION_TYPE}'`);
  if (form['client_assertion'] === undefined) throw invalidClient('client_assertion parameter missing');
  const assertion = readAssertion(form['client_assertion']);
  const { iss, sub } = assertion?.claims ?? {};
  const client = enabledClient(iss === sub ? sub : undefined, issuing.clients);
  if (!assertion || client.clientAuthenticatorType !== 'client-jwt' || (form['client_id'] ?? sub) !== sub)
    throw new OAuthRefusal(401, 'unauthorized_client', UNKNOWN);
  await issuing.assertions.verify(client, assertion, issuing.withoutKid());
  return client;
}

function bySecret(request: Request, form: Form, clients: ClientStore): ClientRecord {
  const [clientId = form['client_id'], secret = form['client_secret'] ?? ''] = basic(request);
  const client = enabledClient(clientId, clients);
  // A client that has to sign may have a secret all the same: the product makes one, and it opens nothing.
  if (client.clientAuthenticatorType === 'client-jwt')
    throw invalidClient('Parameter client_assertion_type is missing');
  if (!same(secret, client.secret)) throw new OAuthRefusal(401, 'unauthorized_client', UNKNOWN);
  return client;
}

function enabledClient(clientId: string | undefined, clients: ClientStore): ClientRecord {
  const client = clientId === undefined ? undefined : clients.withClientId(clientId);
  if (!client?.enabled) throw new OAuthRefusal(401, 'invalid_client', UNKNOWN);
  return client;
}

/** RFC 6749 section 2.3.1: both halves are form-encoded before they are joined. */
function basic(request: Request): string[] {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return [];
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret.join(':')].map(formDecoded);
}

function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}

function same(given: string, expected: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Default scopes are granted whatever is asked for, optional ones when they are; asking beyond is refused. */
function grantedScopes(client: ClientRecord, asked: string | undefined): readonly string[] {
  if (asked === undefined) return client.defaultClientScopes;
  const known = [...client.defaultClientScopes, ...client.optionalClientScopes, 'openid'];
  const names = asked.split(' ');
  if (!names.every((name) => known.includes(name)))
    throw new OAuthRefusal(400, 'invalid_scope', `Invalid scopes: ${asked}`);
  return [...client.defaultClientScopes, ...client.optionalClientScopes.filter((name) => names.includes(name))];
}

/** Whom the token is for, where a mapper of the client says so. */
function audience({ protocolMappers = [] }: ClientRecord): { aud?: string } {
  const mapper = protocolMappers.find(({ protocolMapper }) => protocolMapper === 'oidc-audience-mapper');
  const aud = mapper?.config['included.custom.audience'];
  return aud === undefined ? {} : { aud };
}

/** The sandbox's own: some clients may say for which sender they act. In real life each such client is fixed to one. */
function sender(client: ClientRecord, form: Form): { chaman_sender?: string } {
  if (client.attributes[SENDER_PARAMETER_ATTRIBUTE] !== 'true') return {};
  const number = form['sender'] ?? '';
  if (/^[0-9]{6}$/.test(number)) return { chaman_sender: number };
  throw new OAuthRefusal(400, 'invalid_request', 'In this sandbox, say for which sender: sender=<six digits>');
}

function invalidClient(description: string): OAuthRefusal {
  return new OAuthRefusal(400, 'invalid_client', description);
}
