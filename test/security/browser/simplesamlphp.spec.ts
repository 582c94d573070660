import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { loadSigningKey } from '../../../sandbox/identity-provider/signing-key.js';
import { launchChromium } from '../../browser/chromium.js';
import { Visitor } from '../../browser/visitor.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { sharedRun } from '../../e2e/harness/shared-run.js';
import { hasSimpleSamlPhp, SimpleSamlPhp } from './simplesamlphp.js';

const USERS = {
  'anna:word of anna': {
    uid: ['anna'],
    displayName: ['Anna Vos'],
    mail: ['anna@example.org'],
    orgNumber: ['0566.988.259'],
    orgName: ['APK Recycling'],
    orgRole: ['staff', 'kanaalbeheerder'],
  },
  'bert:word of bert': { uid: ['bert'], displayName: ['Bert Mol'], orgNumber: ['0566.988.259'], orgRole: ['staff'] },
};

/** Nothing of this identity provider is ours: it reads our metadata, and we read its. */
(hasSimpleSamlPhp() ? describe : describe.skip)('SimpleSAMLphp (Debian: simplesamlphp, php-cli, php-xml)', () => {
  let provider: SimpleSamlPhp;
  let product: Product;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    const { seed } = sharedRun();
    [product, browser] = await Promise.all([startProduct({ without: ['api', 'worker'] }), launchChromium()]);
    provider = await SimpleSamlPhp.start(product.url, await loadSigningKey(join(seed, 'identity-provider')), USERS);
    await product.startApi({
      SAML_IDP_ENTITY_ID: provider.entityId,
      SAML_IDP_METADATA_URL: provider.entityId,
      SAML_IDP_SSO_URL: '',
      SAML_IDP_SLO_URL: '',
      SAML_IDP_CERTIFICATE: '',
      SAML_REQUIRE_ENCRYPTED_ASSERTION: 'true',
      SAML_REQUIRE_SIGNED_RESPONSE: 'true',
      SAML_ATTRIBUTE_NAME: 'displayName',
      SAML_ATTRIBUTE_ORGANISATION_NUMBER: 'orgNumber',
      SAML_ATTRIBUTE_ORGANISATION_NAME: 'orgName',
      SAML_ATTRIBUTE_ORGANISATION_ROLE: 'orgRole',
      SAML_VALUE_MAP: '{"role":{"kanaalbeheerder":"ACCESS_MANAGER"}}',
    });
    await provider.introduce(await (await fetch(`${product.url}/auth/metadata`)).text());
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await provider?.stop();
  });
  beforeEach(async () => {
    visitor = await Visitor.come(browser, product.url);
  });
  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    expect(provider.complaints).toEqual([]);
    await visitor.leave();
  });

  async function signIn(name: string): Promise<void> {
    await visitor.page.goto(`${product.url}/auth/login`);
    await visitor.page.locator('input[name=username]').fill(name);
    await visitor.page.locator('input[name=password]').fill(`word of ${name}`);
    await visitor.page.locator('input[name=password]').press('Enter');
    await visitor.page.waitForURL(`${product.url}/**`);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  }
  const session = () =>
    visitor.page.evaluate(async () => {
      const response = await fetch('/api/v1/session');
      return response.ok ? await response.json() : response.status;
    });

  it('signs a person in with an encrypted assertion, for the organisation of plain attributes', async () => {
    await signIn('anna');
    expect(await session()).toMatchObject({
      person: { name: 'Anna Vos' },
      organisation: {
        organisationNumber: '0566988259',
        organisationName: 'APK Recycling',
        role: 'ACCESS_MANAGER',
        mayManage: true,
      },
    });
  });

  it('signs a person in who has no role of ours, and then acts for nobody', async () => {
    await signIn('bert');
    expect(await session()).toMatchObject({ person: { name: 'Bert Mol' }, organisations: [], organisation: null });
  });

  it('calls a person the same at each sign-in', async () => {
    await signIn('anna');
    await visitor.leave();
    visitor = await Visitor.come(browser, product.url);
    await signIn('anna');
    const people = await product.sql<{ id: string }>(
      `select distinct sess #>> '{signedIn,person,id}' as id from session where sess #>> '{signedIn,person,name}' = 'Anna Vos'`,
    );
    expect(people).toHaveLength(1);
  });

  it('ends its own session when somebody signs out here', async () => {
    await signIn('anna');
    await visitor.page.getByRole('button', { name: 'Afmelden' }).click();
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    expect(await session()).toBe(401);
    await visitor.page.goto(`${product.url}/auth/login`);
    await visitor.page.locator('input[name=password]').waitFor();
  });

  it('ends the session here when somebody signs out there', async () => {
    await signIn('anna');
    await visitor.page.goto(provider.logoutUrl(product.url));
    await visitor.page.waitForURL(`${product.url}/**`);
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    expect(await session()).toBe(401);
  });
});
