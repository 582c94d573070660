import type { Clock } from '../../platform/clock.js';
import type { ProviderMetadata } from './read-metadata.js';
import type { ProviderSettings } from './provider-settings.js';

/** An identity provider with what is known of it now. */
export interface TrustedProvider {
  readonly settings: ProviderSettings;
  readonly entityId: string;
  readonly ssoUrl: string;
  /** Empty when it ends no sessions. */
  readonly sloUrl: string;
  readonly certificates: readonly string[];
}

/** The identity providers whose answers count, as configuration and their newest good metadata have them. */
export class TrustedProviders {
  private readonly metadata = new Map<string, ProviderMetadata>();

  constructor(
    readonly settings: readonly ProviderSettings[],
    private readonly clock: Clock,
  ) {}

  /** Those that can be used: one that is described by metadata only counts once these were read, until their end. */
  list(): readonly TrustedProvider[] {
    return this.settings.flatMap((settings) => {
      const metadata = this.inForce(settings.SAML_IDP_ENTITY_ID);
      const provider = {
        settings,
        entityId: settings.SAML_IDP_ENTITY_ID,
        ssoUrl: settings.SAML_IDP_SSO_URL || (metadata?.ssoUrl ?? ''),
        sloUrl: settings.SAML_IDP_SLO_URL || (metadata?.sloUrl ?? ''),
        certificates: [...new Set([...settings.SAML_IDP_CERTIFICATE, ...(metadata?.certificates ?? [])])],
      };
      return provider.ssoUrl !== '' && provider.certificates.length > 0 ? [provider] : [];
    });
  }

  byEntityId(entityId: string | undefined): TrustedProvider | undefined {
    return this.list().find((provider) => provider.entityId === entityId);
  }

  byKey(key: string): TrustedProvider | undefined {
    return this.list().find((provider) => provider.settings.key === key);
  }

  /** Whether there are metadata of it that have not come to their end. */
  hasMetadataOf(entityId: string): boolean {
    return this.inForce(entityId) !== undefined;
  }

  learn(entityId: string, metadata: ProviderMetadata): void {
    this.metadata.set(entityId, metadata);
  }

  private inForce(entityId: string): ProviderMetadata | undefined {
    const metadata = this.metadata.get(entityId);
    return metadata?.validUntil && metadata.validUntil <= this.clock.now() ? undefined : metadata;
  }
}
