import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEOPLE } from '../../sandbox/identity-provider/people.js';
import { makeAnswer, type AnswerFaults, type ServiceProvider } from '../../sandbox/identity-provider/saml-messages.js';
import { loadSigningKey, type SigningKey } from '../../sandbox/identity-provider/signing-key.js';
import { identityVariables, type IdentityConfig } from '../../src/identity/identity.config.js';
import { providerSettings } from '../../src/identity/saml/provider-settings.js';
import { SamlProvider } from '../../src/identity/saml/saml.provider.js';
import { TrustedProviders } from '../../src/identity/saml/trusted-providers.js';
import type { SignInStore } from '../../src/identity/sign-in.store.js';
import { Clock } from '../../src/platform/clock.js';
import { readVariables } from '../../src/platform/config/read-variables.js';

export const PRODUCT = 'https://chaman.example';
export const ENTITY = 'urn:chaman:test';
export const PROVIDER = 'https://idp.example/metadata';
export const REQUEST = '_request-in-progress';
export const OTHER_REQUEST = '_another-request-in-progress';

/** The SAML adapter with the sandbox's identity provider opposite, without HTTP or database. */
export interface SamlFixture {
  readonly adapter: SamlProvider;
  readonly provider: SigningKey & { readonly entityId: string };
  readonly stranger: SigningKey;
  /** XML of an answer for the Access Manager. */
  answer(faults?: AnswerFaults): Promise<string>;
  /** What the adapter makes of an answer: the name id it accepts, or why it refuses. */
  verdict(xml: string): Promise<string>;
  stop(): Promise<void>;
}

export async function samlFixture(settings: Readonly<Record<string, string>> = {}): Promise<SamlFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'saml-'));
  const [own, provider, stranger] = await Promise.all(
    ['own', 'provider', 'stranger'].map((name) => loadSigningKey(join(directory, name))),
  );
  if (!own || !provider || !stranger) throw new Error('no keys');
  const config: IdentityConfig = {
    PUBLIC_URL: PRODUCT,
    ...readVariables(identityVariables, {
      SESSION_SECRET: 'not used here, but long enough to pass',
      SAML_IDP_ENTITY_ID: PROVIDER,
      SAML_IDP_SSO_URL: 'https://idp.example/sso',
      SAML_IDP_SLO_URL: 'https://idp.example/slo',
      SAML_IDP_CERTIFICATE: provider.certificatePem,
      SAML_SP_ENTITY_ID: ENTITY,
      SAML_SP_KEY: own.keyPem,
      SAML_SP_CERTIFICATE: own.certificatePem,
      ...settings,
    }),
  };
  const inProgress = [REQUEST, OTHER_REQUEST];
  const requests: Pick<SignInStore, 'openRequest'> = {
    openRequest: (id) =>
      Promise.resolve(inProgress.includes(id) ? { id, madeAt: new Date(), identityProvider: PROVIDER } : null),
  };
  const providers = new TrustedProviders(providerSettings(config), new Clock());
  const adapter = new SamlProvider(config, providers, requests as SignInStore);
  const serviceProvider: ServiceProvider = {
    entityId: ENTITY,
    acsUrl: `${PRODUCT}/auth/acs`,
    sloUrl: `${PRODUCT}/auth/slo`,
    certificatePem: own.certificatePem,
  };
  const [person] = PEOPLE;
  if (!person) throw new Error('no sample person');
  return {
    adapter,
    provider: { ...provider, entityId: PROVIDER },
    stranger,
    answer: (faults = {}) =>
      makeAnswer(person, { id: REQUEST, serviceProvider }, { ...provider, entityId: PROVIDER }, faults),
    verdict: (xml) =>
      adapter.verifyAnswer(Buffer.from(xml).toString('base64')).then(
        ({ identity }) => `accepted ${identity.nameId}`,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    stop: () => rm(directory, { recursive: true }),
  };
}
