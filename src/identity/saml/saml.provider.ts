import { Inject, Injectable } from '@nestjs/common';
import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/passport-saml';
import type { Text } from '../../platform/i18n/texts.js';
import { acsUrl, IDENTITY_CONFIG, sloUrl, type IdentityConfig } from '../identity.config.js';
import {
  IdentityProvider,
  type ProviderChoice,
  type SignInRedirect,
  type SignOutMessage,
  type SignOutRequest,
  type VerifiedAnswer,
} from '../identity-provider.port.js';
import { mapAttributes } from '../person-attributes.js';
import type { Identity } from '../signed-in.js';
import { SignInRefused } from '../sign-in-refused.js';
import { newToken } from '../secret-token.js';
import { REQUEST_SECONDS, SignInStore, type OpenRequest } from '../sign-in.store.js';
import { decodePosted, decodeRedirected } from './decode-message.js';
import { examineMessage, SUCCESS, type ExaminedMessage } from './examine-message.js';
import { asRefusal } from './library-refusal.js';
import { ownKeys, type OwnKeys } from './own-keys.js';
import { plainResponse } from './plain-response.js';
import { CLOCK_SKEW_MS, readAssertion } from './read-assertion.js';
import { readSignedQuery } from './redirect-query.js';
import { readSignOut } from './read-sign-out.js';
import { serviceProviderMetadata } from './service-provider-metadata.js';
import { TrustedProviders, type TrustedProvider } from './trusted-providers.js';

/** SAML 2.0 web browser single sign-on and single logout, by the maintained library, with what it leaves open closed. */
@Injectable()
export class SamlProvider extends IdentityProvider {
  private readonly keys: OwnKeys;

  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly providers: TrustedProviders,
    private readonly requests: SignInStore,
  ) {
    super();
    this.keys = ownKeys(config);
  }

  choices(): readonly ProviderChoice[] {
    return this.providers
      .list()
      .map(({ settings, entityId }) => ({ key: settings.key, name: settings.SAML_IDP_NAME ?? sameText(entityId) }));
  }

  async signInUrl(requestId: string, { key }: ProviderChoice): Promise<SignInRedirect> {
    const provider = this.providers.byKey(key);
    if (!provider) throw new Error('a choice that is no longer there');
    const saml = new SAML({ ...this.optionsFor(provider), generateUniqueId: () => requestId });
    // Opaque and never read back: what we must remember stands beside the request. Some providers want it non-empty.
    return { url: await saml.getAuthorizeUrlAsync(newToken(), undefined, {}), identityProvider: provider.entityId };
  }

  async verifyAnswer(samlResponse: unknown): Promise<VerifiedAnswer> {
    const xml = decodePosted(samlResponse);
    const examined = examineMessage(xml, 'Response');
    if (examined.statusCodes[0] !== SUCCESS) throw new SignInRefused('status');
    if (examined.root.get('Destination') !== acsUrl(this.config)) throw new SignInRefused('destination');
    const request = await this.requests.openRequest(examined.root.get('InResponseTo') ?? '');
    if (!request) throw new SignInRefused('in-response-to');
    // Whoever else is trusted may not answer for the one that was asked.
    const provider = this.providers.byEntityId(request.identityProvider);
    if (!provider || (examined.issuer ?? provider.entityId) !== provider.entityId) throw new SignInRefused('issuer');
    return this.readAnswer(xml, examined, request, provider);
  }

  private async readAnswer(
    xml: string,
    { isEncrypted }: ExaminedMessage,
    request: OpenRequest,
    provider: TrustedProvider,
  ): Promise<VerifiedAnswer> {
    const { settings, entityId } = provider;
    if (settings.SAML_REQUIRE_ENCRYPTED_ASSERTION && !isEncrypted) throw new SignInRefused('encryption');
    const plain = isEncrypted ? plainResponse(xml, request.id, provider, this.keys) : xml;
    const options = {
      ...this.optionsFor(provider, request),
      // What is left of an encrypted response is not what was signed: its signature was verified before.
      wantAuthnResponseSigned: settings.SAML_REQUIRE_SIGNED_RESPONSE && !isEncrypted,
    };
    try {
      const SAMLResponse = Buffer.from(plain).toString('base64');
      const { profile } = await new SAML(options).validatePostResponseAsync({ SAMLResponse });
      const verified = profile?.getAssertion?.();
      if (!verified) throw new SignInRefused('malformed');
      const expected = { requestId: request.id, issuer: entityId, recipient: acsUrl(this.config), now: Date.now() };
      const { asserted, ...assertion } = readAssertion(verified, expected);
      const identity = mapAttributes(asserted, settings, { entityId, key: settings.key });
      return { requestId: request.id, ...assertion, identity };
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async signOutUrl(
    who: Pick<Identity, 'identityProvider' | 'nameId' | 'nameIdFormat' | 'sessionIndex'>,
  ): Promise<string | null> {
    const provider = this.providers.byEntityId(who.identityProvider);
    if (!provider || provider.sloUrl === '') return null;
    const profile = {
      issuer: provider.entityId,
      nameID: who.nameId,
      nameIDFormat: who.nameIdFormat,
      ...(who.sessionIndex !== null && { sessionIndex: who.sessionIndex }),
    };
    return new SAML(this.optionsFor(provider)).getLogoutUrlAsync(profile, newToken(), {});
  }

  async verifySignOut(message: SignOutMessage): Promise<SignOutRequest> {
    const query = message.binding === 'redirect' ? readSignedQuery(message.query) : undefined;
    const xml = message.binding === 'redirect' ? decodeRedirected(query?.SAMLRequest) : decodePosted(message.request);
    const { issuer } = examineMessage(xml, 'LogoutRequest');
    const provider = this.providers.byEntityId(issuer);
    if (!provider) throw new SignInRefused('issuer');
    const saml = new SAML(this.optionsFor(provider));
    try {
      if (message.binding === 'redirect') await saml.validateRedirectAsync({ ...query }, message.query);
      else await saml.validatePostRequestAsync({ SAMLRequest: Buffer.from(xml).toString('base64') });
      return readSignOut(xml, {
        identityProvider: provider.entityId,
        destination: sloUrl(this.config),
        now: Date.now(),
      });
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async signOutAnswerUrl(request: SignOutRequest, relayState: string): Promise<string | null> {
    const provider = this.providers.byEntityId(request.identityProvider);
    if (!provider || provider.sloUrl === '') return null;
    const profile = { ID: request.id, issuer: '', nameID: request.nameId, nameIDFormat: '' };
    return new SAML(this.optionsFor(provider)).getLogoutResponseUrlAsync(profile, relayState, {}, true);
  }

  metadata(): string {
    const { config } = this;
    const described = { entityId: config.SAML_SP_ENTITY_ID, acsUrl: acsUrl(config), sloUrl: sloUrl(config) };
    return serviceProviderMetadata({ ...described, nameIdFormat: config.SAML_NAME_ID_FORMAT }, this.keys);
  }

  private optionsFor(provider: TrustedProvider, request?: OpenRequest): SamlConfig {
    const { config } = this;
    return {
      entryPoint: provider.ssoUrl,
      logoutUrl: provider.sloUrl,
      idpCert: [...provider.certificates],
      idpIssuer: provider.entityId,
      issuer: config.SAML_SP_ENTITY_ID,
      audience: config.SAML_SP_ENTITY_ID,
      callbackUrl: acsUrl(config),
      logoutCallbackUrl: sloUrl(config),
      privateKey: this.keys.signing,
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
      identifierFormat: provider.settings.SAML_NAME_ID_FORMAT,
      disableRequestedAuthnContext: true,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: provider.settings.SAML_REQUIRE_SIGNED_RESPONSE,
      acceptedClockSkewMs: CLOCK_SKEW_MS,
      validateInResponseTo: ValidateInResponseTo.always,
      requestIdExpirationPeriodMs: REQUEST_SECONDS * 1000,
      cacheProvider: knowing(request),
    };
  }
}

/**
 * The library asks twice for each request and removes it whatever the outcome; so it is told of the one that was looked up.
 * Using a request up belongs to the transaction that also makes the ticket, and a forged answer must not use it up for the
 * real one.
 */
function knowing(request: OpenRequest | undefined): NonNullable<SamlConfig['cacheProvider']> {
  return {
    saveAsync: () => Promise.resolve(null),
    removeAsync: () => Promise.resolve(null),
    getAsync: (id) => Promise.resolve(request?.id === id ? request.madeAt.toISOString() : null),
  };
}

function sameText(text: string): Text {
  return { nl: text, fr: text, de: text, en: text };
}
