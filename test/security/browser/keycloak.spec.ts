import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.js';
import { Visitor } from '../../browser/visitor.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { KeycloakRealm, keycloakUnderTest } from './keycloak-realm.js';

const keycloak = keycloakUnderTest();
const ANNA = {
  username: 'anna',
  firstName: 'Anna',
  lastName: 'Vos',
  email: 'anna@example.org',
  password: 'word of anna',
  attributes: {
    preferredLanguage: ['nl'],
    organisationNumber: ['0566988259'],
    organisationName: ['APK Recycling'],
    organisationRole: ['ACCESS_MANAGER'],
  },
};
const OLGA = {
  username: 'olga',
  firstName: 'Olga',
  lastName: 'Maes',
  email: 'olga@example.org',
  password: 'word of olga',
  attributes: {},
  realmRoles: ['operations'],
};

/** With the realm that we ship, in a Keycloak that an environment variable names: docs/sign-in.md. */
(keycloak ? describe : describe.skip)('Keycloak (CHAMAN_TEST_KEYCLOAK_SIGN_IN_URL)', () => {
  let product: Product;
  let realm: KeycloakRealm;
  let browser: Browser;
  let visitor: Visitor;

  const settings = (): NodeJS.ProcessEnv => ({
    SAML_IDP_ENTITY_ID: realm.entityId,
    SAML_IDP_METADATA_URL: realm.metadataUrl,
    SAML_IDP_SSO_URL: '',
    SAML_IDP_SLO_URL: '',
    SAML_IDP_CERTIFICATE: '',
    SAML_REQUIRE_ENCRYPTED_ASSERTION: 'true',
    SAML_REQUIRE_SIGNED_RESPONSE: 'true',
    SAML_ATTRIBUTE_ORGANISATION_NUMBER: 'organisationNumber',
    SAML_ATTRIBUTE_ORGANISATION_NAME: 'organisationName',
    SAML_ATTRIBUTE_ORGANISATION_ROLE: 'organisationRole',
    SAML_ATTRIBUTE_ORGANISATION_CAPACITY: 'organisationCapacity',
  });

  beforeAll(async () => {
    if (!keycloak) return;
    [product, browser] = await Promise.all([startProduct({ without: ['api', 'worker'] }), launchChromium()]);
    realm = await KeycloakRealm.create(keycloak, product.url, [ANNA, OLGA]);
    process.stdout.write(`sign-in: Keycloak ${realm.version}\n`);
    await product.startApi(settings());
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await realm?.remove();
  });
  beforeEach(async () => {
    visitor = await Visitor.come(browser, product.url);
  });
  afterEach(() => visitor.leave());

  async function signIn({
    username,
    password,
  }: {
    readonly username: string;
    readonly password: string;
  }): Promise<void> {
    await visitor.page.goto(`${product.url}/auth/login`);
    await visitor.page.locator('input[name=username]').fill(username);
    await visitor.page.locator('input[name=password]').fill(password);
    await visitor.page.locator('input[name=password]').press('Enter');
    await visitor.page.waitForURL(`${product.url}/**`);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  }
  const session = () =>
    visitor.page.evaluate(async (): Promise<unknown> => {
      const response = await fetch('/api/v1/session');
      return response.ok ? response.json() : response.status;
    });

  it('signs a person in with an encrypted assertion, for the organisation of plain attributes', async () => {
    await signIn(ANNA);
    expect(await session()).toMatchObject({
      person: { name: 'Anna Vos', language: 'nl' },
      organisation: { organisationNumber: '0566988259', organisationName: 'APK Recycling', role: 'ACCESS_MANAGER' },
      operations: false,
    });
  });

  it('signs somebody in who runs the product', async () => {
    await signIn(OLGA);
    expect(await session()).toMatchObject({ person: { name: 'Olga Maes' }, organisations: [], operations: true });
  });

  it('ends its own session when somebody signs out here', async () => {
    await signIn(ANNA);
    await visitor.page.getByRole('button', { name: 'Afmelden' }).click();
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    expect(await session()).toBe(401);
    await visitor.page.goto(`${product.url}/auth/login`);
    await visitor.page.locator('input[name=password]').waitFor();
  });

  it('ends the session here when somebody signs out there', async () => {
    await signIn(ANNA);
    await visitor.page.goto(`${realm.entityId}/protocol/openid-connect/logout`);
    await visitor.page.locator('#kc-logout').click();
    await visitor.page.waitForLoadState();
    await visitor.page.goto(product.url);
    await visitor.page.getByRole('link', { name: 'Aanmelden' }).waitFor();
    expect(await session()).toBe(401);
  });

  it('changes its key, and its people go on signing in', async () => {
    await realm.newKey();
    // Metadata are read at the start too.
    await product.stopApi();
    await product.startApi(settings());
    await signIn(ANNA);
    expect(await session()).toMatchObject({ person: { name: 'Anna Vos' } });
  });
});
