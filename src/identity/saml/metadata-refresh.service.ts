import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { RepeatedWork } from '../../platform/process/repeated-work.js';
import { IDENTITY_CONFIG, type IdentityConfig } from '../identity.config.js';
import { CertificateEnds } from './certificate-ends.js';
import { fetchMetadata, hasMetadata } from './metadata.source.js';
import { MetadataStore } from './metadata.store.js';
import type { ProviderSettings } from './provider-settings.js';
import { MetadataRefused, readMetadata } from './read-metadata.js';
import { TrustedProviders } from './trusted-providers.js';

/**
 * Keeps what is known of the identity providers equal to their metadata, and warns before a certificate ends. Metadata that
 * cannot be read or are refused change nothing: the last good ones go on counting, from before a restart too.
 */
@Injectable()
export class MetadataRefresh implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('identity-provider');
  private readonly readAt = new Map<string, Date>();
  private readonly work: RepeatedWork;

  constructor(
    private readonly providers: TrustedProviders,
    private readonly store: MetadataStore,
    private readonly ends: CertificateEnds,
    private readonly clock: Clock,
    @Inject(IDENTITY_CONFIG) config: IdentityConfig,
  ) {
    this.work = new RepeatedWork(
      () => this.refresh(),
      config.SAML_METADATA_REFRESH_SECONDS * 1000,
      (error) => this.logger.error({ event: 'metadata not kept', error }),
    );
  }

  /** @throws ConfigurationError when no provider can be used: nobody could sign in */
  async onModuleInit(): Promise<void> {
    await this.refresh();
    if (this.providers.list().length === 0)
      throw new ConfigurationError([
        'there is no metadata of any identity provider, now or from before: nobody could sign in',
      ]);
    this.work.askLater();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  /** When the metadata in force were last read from their source, by key of the provider. */
  ages(): readonly { readonly key: string; readonly readAt: Date }[] {
    return [...this.readAt].map(([key, readAt]) => ({ key, readAt }));
  }

  private async refresh(): Promise<void> {
    await Promise.all(this.providers.settings.filter(hasMetadata).map((settings) => this.refreshOne(settings)));
    this.ends.warn(this.clock.now());
  }

  private async refreshOne(settings: ProviderSettings): Promise<void> {
    const { key, SAML_IDP_ENTITY_ID: entityId } = settings;
    try {
      const document = await fetchMetadata(settings);
      this.learn(settings, document);
      this.readAt.set(key, this.clock.now());
      await this.store.keep(entityId, document);
    } catch (error) {
      const inForce = this.providers.hasMetadataOf(entityId) || (await this.recall(settings));
      this.logger.warn({ event: 'metadata not refreshed', provider: entityId, reason: reasonOf(error), inForce });
    }
  }

  /** @returns whether there are good ones from before */
  private async recall(settings: ProviderSettings): Promise<boolean> {
    const kept = await this.store.kept(settings.SAML_IDP_ENTITY_ID);
    if (!kept) return false;
    try {
      this.learn(settings, kept.document);
      this.readAt.set(settings.key, kept.readAt);
      return true;
    } catch {
      return false;
    }
  }

  private learn(settings: ProviderSettings, document: string): void {
    const { SAML_IDP_ENTITY_ID: entityId, SAML_IDP_METADATA_CERTIFICATE: certificates } = settings;
    this.providers.learn(entityId, readMetadata(document, { entityId, certificates, now: this.clock.now() }));
  }
}

/** Our own words where we refused, else the kind of failure only: what came from elsewhere stays out of the log. */
function reasonOf(error: unknown): string {
  if (error instanceof MetadataRefused) return error.message;
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown }; name?: unknown };
  return String(cause?.code ?? code ?? name);
}
