import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityProvider, type RunningIdentityProvider } from './identity-provider.js';
import { PEOPLE } from './people.js';

const PRODUCT = {
  entityId: 'urn:product',
  acsUrl: 'http://127.0.0.1:1/auth/acs',
  sloUrl: 'http://127.0.0.1:1/auth/slo',
};

describe('the sandbox identity provider', () => {
  let dataDir: string;
  let provider: IdentityProvider;
  let running: RunningIdentityProvider;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'identity-provider-'));
    provider = new IdentityProvider({ dataDir, serviceProviders: [PRODUCT] });
    running = await provider.start();
  });

  afterAll(async () => {
    await provider.stop();
    await rm(dataDir, { recursive: true });
  });

  const request = (issuer: string, acs = PRODUCT.acsUrl): string => {
    const xml =
      `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" AssertionConsumerServiceURL="${acs}">` +
      `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer></samlp:AuthnRequest>`;
    const query = new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: '"><script>' });
    return `${running.ssoUrl}?${query}`;
  };

  it('is addressed as localhost', () => {
    expect(running.ssoUrl).toMatch(/^http:\/\/localhost:\d+\/sso$/);
  });

  it('publishes its metadata', async () => {
    const metadata = await (await fetch(running.metadataUrl)).text();
    expect(metadata).toContain(running.ssoUrl);
    expect(metadata).toContain(running.certificatePem.split('\n')[1]);
  });

  it('lists every sample person, with what to expect', async () => {
    const page = await (await fetch(request(PRODUCT.entityId))).text();
    for (const person of PEOPLE) expect(page).toContain(person.expectation);
  });

  it('answers with a form that posts to the known address, with everything escaped', async () => {
    const choice = await (await fetch(request(PRODUCT.entityId))).text();
    const token = /name="token" value="([^"]+)"/.exec(choice)?.[1] ?? '';
    const body = new URLSearchParams({ token, person: 'access-manager' });
    const response = await fetch(new URL('/sso/choose', running.ssoUrl), { method: 'POST', body });
    const page = await response.text();
    expect(page).toContain(`action="${PRODUCT.acsUrl}"`);
    expect(page).toContain('<button>');
    expect(page).not.toContain('"><script>');
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  it('answers nobody it does not know, and nowhere it does not know', async () => {
    expect((await fetch(request('urn:stranger'))).status).toBe(400);
    expect((await fetch(request(PRODUCT.entityId, 'http://evil.example/acs'))).status).toBe(400);
  });

  it('keeps its key from one start to the next', async () => {
    const again = new IdentityProvider({ dataDir, serviceProviders: [] });
    const { certificatePem } = await again.start();
    await again.stop();
    expect(certificatePem).toBe(running.certificatePem);
  });
});
