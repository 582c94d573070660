import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerXml, inSeconds, type AnswerParts } from './answer.js';
import { refused, SamlTrial } from './trial.js';

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Where an identity provider would publish its metadata; tells when somebody has read them. */
class Publication {
  private readonly server: Server;
  /** Status and document of each answer. */
  answer: readonly [status: number, document: string] = [404, ''];

  constructor() {
    this.server = createServer((_request, response) => {
      const [status, document] = this.answer;
      response.writeHead(status, { 'content-type': 'application/samlmetadata+xml' }).end(document);
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/metadata`;
  }

  /** Resolves when a whole reading of what stands there now is over: the next one has begun. */
  async untilRead(): Promise<void> {
    for (let reading = 0; reading < 2; reading += 1) await once(this.server, 'request');
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

describe('metadata that are read again and again', () => {
  let trial: SamlTrial;
  let url: string;
  const publication = new Publication();

  /** The provider as its metadata describe it, with these certificates. */
  function metadata(entityId: string, ...certificates: readonly string[]): string {
    const keys = certificates.map(
      (pem) =>
        `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>` +
        `${pem.replace(/-----[A-Z ]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
    );
    return (
      `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor ` +
      `protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.join('')}` +
      `<SingleSignOnService Binding="${REDIRECT}" Location="https://idp.example/sso"/></IDPSSODescriptor></EntityDescriptor>`
    );
  }

  const settings = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
    SAML_IDP_ENTITY_ID: environment['SAML_IDP_ENTITY_ID'],
    SAML_IDP_SSO_URL: '',
    SAML_IDP_SLO_URL: '',
    SAML_IDP_CERTIFICATE: '',
    SAML_IDP_METADATA_URL: url,
    SAML_METADATA_REFRESH_SECONDS: '1',
    METRICS_PORT: '0',
  });

  beforeAll(async () => {
    url = await publication.start();
    trial = await SamlTrial.start((environment) => {
      const { SAML_IDP_ENTITY_ID: entityId = '', SAML_IDP_CERTIFICATE: certificate = '' } = environment;
      publication.answer = [200, metadata(entityId, certificate)];
      return settings(environment);
    });
  });
  afterAll(async () => {
    await trial.stop();
    await publication.stop();
  });

  const byNext = (parts: AnswerParts): AnswerParts => ({ ...parts, signAssertion: { key: trial.stranger.keyPem } });

  async function assertSignsIn(change: (parts: AnswerParts) => AnswerParts): Promise<void> {
    const turn = await trial.begin();
    await trial.assertSignsIn(turn, answerXml(change(turn.parts)));
  }

  async function publish(status: number, document: string): Promise<void> {
    publication.answer = [status, document];
    await publication.untilRead();
  }
  const entity = () => trial.product.environment.apiEnvironment['SAML_IDP_ENTITY_ID'] ?? '';
  const asItIs = (parts: AnswerParts): AnswerParts => parts;

  async function assertRefused(change: (parts: AnswerParts) => AnswerParts): Promise<void> {
    const turn = await trial.begin();
    expect(await trial.outcomeOf(answerXml(change(turn.parts)))).toEqual(refused('signature'));
  }

  it('let a provider change its key without anybody here doing anything', async () => {
    const { provider, stranger } = trial;
    await assertSignsIn(asItIs);
    await assertRefused(byNext);
    await publish(200, metadata(entity(), provider.certificatePem, stranger.certificatePem));
    await assertSignsIn(asItIs);
    await assertSignsIn(byNext);
    await publish(200, metadata(entity(), stranger.certificatePem));
    await assertRefused(asItIs);
    await assertSignsIn(byNext);
  });

  it.each<[string, () => readonly [number, string], string]>([
    ['are not there', () => [404, ''], 'status 404'],
    ['cannot be made now', () => [500, 'sorry'], 'status 500'],
    ['are elsewhere', () => [302, ''], 'status 302'],
    ['describe somebody else', () => [200, metadata('urn:x', trial.provider.certificatePem)], 'does not describe'],
    ['are no XML', () => [200, '<html><br>'], 'no XML'],
    ['are endless', () => [200, ' '.repeat(2_000_000)], 'too large'],
    [
      'hold a document type',
      () => [200, `<!DOCTYPE x>${metadata(entity(), trial.provider.certificatePem)}`],
      'document type',
    ],
    ['hold no key', () => [200, metadata(entity())], 'no certificate'],
  ])('change nothing when they %s, and operations are told', async (_what, document, reason) => {
    await publish(...document());
    await trial.product.untilWritten('api', 'metadata not refreshed', reason, '"inForce":true');
    await assertRefused(asItIs);
    await assertSignsIn(byNext);
  });

  it('count from before when a process starts and they cannot be read', async () => {
    await trial.product.stopApi();
    publication.answer = [503, ''];
    await trial.product.startApi(settings(trial.product.environment.apiEnvironment));
    await assertRefused(asItIs);
    await assertSignsIn(byNext);
  });

  it('tell in the metrics how old they are, and when certificates of either side end', async () => {
    const { url: address } = JSON.parse(await trial.product.untilWritten('api', '/metrics"')) as { url: string };
    const text = await (await fetch(address)).text();
    expect(text).toMatch(/chaman_saml_metadata_age_seconds\{provider=""\} \d/);
    for (const owner of ['identity-provider', 'service-provider'])
      expect(text).toMatch(
        new RegExp(
          `chaman_saml_certificate_expiry_seconds\\{owner="${owner}",provider="",fingerprint="[0-9a-f]{16}"\\} \\d`,
        ),
      );
  });

  it('end when they say so, and people are told that nobody can sign in now', async () => {
    const ending = metadata(entity(), trial.stranger.certificatePem).replace(
      ' entityID=',
      ` validUntil="${inSeconds(8)}" entityID=`,
    );
    await publish(200, ending);
    expect((await fetch(`${trial.product.url}/auth/login`, { redirect: 'manual' })).status).toBe(303);
    await trial.product.untilWritten('api', 'metadata not refreshed', 'past its end', '"inForce":false');
    const response = await fetch(`${trial.product.url}/auth/login`, { redirect: 'manual' });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60']);
    expect(await response.text()).toContain('Signing in is not possible at the moment');
  });

  it('must have been read once: a process in which nobody could sign in does not start', async () => {
    await trial.product.stopApi();
    await trial.product.sql('delete from identity_provider_metadata');
    const starting = trial.product.startApi(settings(trial.product.environment.apiEnvironment));
    await expect(starting).rejects.toThrow('exit code 1');
    expect(trial.product.output('api')).toContain('nobody could sign in');
  });
});
