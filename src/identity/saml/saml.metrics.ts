import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../../platform/clock.js';
import { CertificateEnds } from './certificate-ends.js';
import { MetadataRefresh } from './metadata-refresh.service.js';

/** What would stop people from signing in one day. */
@Injectable()
export class SamlMetrics implements OnModuleInit {
  constructor(
    private readonly ends: CertificateEnds,
    private readonly refresh: MetadataRefresh,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { ends, refresh, clock } = this;
    new Gauge({
      name: 'chaman_saml_certificate_expiry_seconds',
      help: 'Seconds until a certificate of sign-in ends; negative once it has.',
      labelNames: ['owner', 'provider', 'fingerprint'],
      collect() {
        this.reset();
        for (const { at, ...labels } of ends.list()) this.set(labels, secondsBetween(clock.now(), at));
      },
    });
    new Gauge({
      name: 'chaman_saml_metadata_age_seconds',
      help: 'How long ago the metadata of an identity provider were last read from their source.',
      labelNames: ['provider'],
      collect() {
        this.reset();
        for (const { key, readAt } of refresh.ages()) this.set({ provider: key }, secondsBetween(readAt, clock.now()));
      },
    });
  }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
