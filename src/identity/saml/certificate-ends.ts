import { X509Certificate } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { IDENTITY_CONFIG, type IdentityConfig } from '../identity.config.js';
import { TrustedProviders } from './trusted-providers.js';

const DAY_MS = 86_400_000;

export interface CertificateEnd {
  readonly owner: 'identity-provider' | 'service-provider';
  /** Key of the provider; empty for our own, and where there is one only. */
  readonly provider: string;
  /** First 16 hexadecimal digits of the SHA-256 fingerprint. */
  readonly fingerprint: string;
  readonly at: Date;
}

/** When the certificates of sign-in end, those of the identity providers and our own. */
@Injectable()
export class CertificateEnds {
  private readonly logger = new Logger('identity-provider');
  private readonly warnedAt = new Map<string, number>();

  constructor(
    private readonly providers: TrustedProviders,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {}

  list(): readonly CertificateEnd[] {
    const own = this.config.SAML_SP_CERTIFICATE.map((pem) => end('service-provider', '', pem));
    return this.providers
      .list()
      .flatMap(({ settings, certificates }) => certificates.map((pem) => end('identity-provider', settings.key, pem)))
      .concat(own);
  }

  /** Once a day for each that ends soon, or has ended. */
  warn(now: Date): void {
    const soon = now.getTime() + this.config.SAML_CERTIFICATE_WARNING_DAYS * DAY_MS;
    for (const { at, ...certificate } of this.list()) {
      const { fingerprint } = certificate;
      if (at.getTime() > soon || now.getTime() - (this.warnedAt.get(fingerprint) ?? 0) < DAY_MS) continue;
      this.warnedAt.set(fingerprint, now.getTime());
      this.logger.warn({ event: 'certificate of sign-in ends soon', ...certificate, endsAt: at.toISOString() });
    }
  }
}

function end(owner: CertificateEnd['owner'], provider: string, pem: string): CertificateEnd {
  const certificate = new X509Certificate(pem);
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase();
  return { owner, provider, fingerprint, at: new Date(certificate.validTo) };
}
