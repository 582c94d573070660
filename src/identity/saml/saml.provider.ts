import { Inject, Injectable } from '@nestjs/common';
import { SAML, ValidateInResponseTo, type CacheProvider, type SamlConfig } from '@node-saml/passport-saml';
import { acsUrl, IDENTITY_CONFIG, sloUrl, type IdentityConfig } from '../identity.config.js';
import {
  IdentityProvider,
  type SignOutMessage,
  type SignOutRequest,
  type VerifiedAnswer,
} from '../identity-provider.port.js';
import type { Identity } from '../signed-in.js';
import { SignInRefused } from '../sign-in-refused.js';
import { newToken } from '../secret-token.js';
import { REQUEST_SECONDS, SignInStore } from '../sign-in.store.js';
import { decodePosted, decodeRedirected } from './decode-message.js';
import { examineMessage, SUCCESS } from './examine-message.js';
import { asRefusal, LookupFailed } from './library-refusal.js';
import { CLOCK_SKEW_MS, readAssertion } from './read-assertion.js';
import { readSignedQuery } from './redirect-query.js';
import { readSignOut } from './read-sign-out.js';

/** SAML 2.0 web browser single sign-on and single logout, by the maintained library, with what it leaves open closed. */
@Injectable()
export class SamlProvider extends IdentityProvider {
  private readonly options: SamlConfig;

  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    requests: SignInStore,
  ) {
    super();
    this.options = libraryOptions(config, onlyReading(requests));
  }

  async signInUrl(requestId: string): Promise<string> {
    const saml = new SAML({ ...this.options, generateUniqueId: () => requestId });
    // Opaque and never read back: what we must remember stands beside the request. Some providers want it non-empty.
    return saml.getAuthorizeUrlAsync(newToken(), undefined, {});
  }

  async verifyAnswer(samlResponse: unknown): Promise<VerifiedAnswer> {
    const { root, issuer, statusCodes } = examineMessage(decodePosted(samlResponse), 'Response');
    if (issuer !== undefined && issuer !== this.config.SAML_IDP_ENTITY_ID) throw new SignInRefused('issuer');
    if (statusCodes[0] !== SUCCESS) throw new SignInRefused('status');
    if (root.get('Destination') !== acsUrl(this.config)) throw new SignInRefused('destination');
    try {
      const { profile } = await new SAML(this.options).validatePostResponseAsync({
        SAMLResponse: String(samlResponse),
      });
      const verified = profile?.getAssertion?.();
      if (!verified) throw new SignInRefused('malformed');
      return readAssertion(verified, {
        requestId: root.get('InResponseTo') ?? '',
        issuer: this.config.SAML_IDP_ENTITY_ID,
        recipient: acsUrl(this.config),
        now: Date.now(),
      });
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async signOutUrl(who: Pick<Identity, 'nameId' | 'nameIdFormat' | 'sessionIndex'>): Promise<string | null> {
    if (this.config.SAML_IDP_SLO_URL === '') return null;
    const profile = {
      issuer: this.config.SAML_IDP_ENTITY_ID,
      nameID: who.nameId,
      nameIDFormat: who.nameIdFormat,
      ...(who.sessionIndex !== null && { sessionIndex: who.sessionIndex }),
    };
    return new SAML(this.options).getLogoutUrlAsync(profile, newToken(), {});
  }

  async verifySignOut(message: SignOutMessage): Promise<SignOutRequest> {
    const saml = new SAML(this.options);
    const expected = { destination: sloUrl(this.config), now: Date.now() };
    try {
      if (message.binding === 'post') {
        const { root } = examineMessage(decodePosted(message.request), 'LogoutRequest');
        const { profile } = await saml.validatePostRequestAsync({ SAMLRequest: String(message.request) });
        return readSignOut(root, profile, expected);
      }
      const query = readSignedQuery(message.query);
      const { root } = examineMessage(decodeRedirected(query.SAMLRequest), 'LogoutRequest');
      const { profile } = await saml.validateRedirectAsync({ ...query }, message.query);
      return readSignOut(root, profile, expected);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async signOutAnswerUrl(request: SignOutRequest, relayState: string): Promise<string | null> {
    if (this.config.SAML_IDP_SLO_URL === '') return null;
    const profile = { ID: request.id, issuer: '', nameID: request.nameId, nameIDFormat: '' };
    return new SAML(this.options).getLogoutResponseUrlAsync(profile, relayState, {}, true);
  }

  metadata(): string {
    return new SAML(this.options).generateServiceProviderMetadata(null, [...this.config.SAML_SP_CERTIFICATE]);
  }
}

function libraryOptions(config: IdentityConfig, cacheProvider: CacheProvider): SamlConfig {
  return {
    entryPoint: config.SAML_IDP_SSO_URL,
    logoutUrl: config.SAML_IDP_SLO_URL,
    idpCert: [...config.SAML_IDP_CERTIFICATE],
    idpIssuer: config.SAML_IDP_ENTITY_ID,
    issuer: config.SAML_SP_ENTITY_ID,
    audience: config.SAML_SP_ENTITY_ID,
    callbackUrl: acsUrl(config),
    logoutCallbackUrl: sloUrl(config),
    privateKey: config.SAML_SP_KEY,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: config.SAML_REQUIRE_SIGNED_RESPONSE,
    acceptedClockSkewMs: CLOCK_SKEW_MS,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: REQUEST_SECONDS * 1000,
    cacheProvider,
  };
}

/**
 * The library asks twice for each request and removes it whatever the outcome; so it may only read here. Using a request
 * up belongs to the transaction that also makes the ticket, and a forged answer must not use it up for the real one.
 */
function onlyReading(requests: SignInStore): CacheProvider {
  return {
    saveAsync: () => Promise.resolve(null),
    removeAsync: () => Promise.resolve(null),
    async getAsync(requestId) {
      try {
        return (await requests.requestedAt(requestId))?.toISOString() ?? null;
      } catch (error) {
        throw new LookupFailed(error);
      }
    },
  };
}
