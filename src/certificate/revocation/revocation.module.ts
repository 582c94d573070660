import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { CertificateConfig } from '../certificate.config.js';
import { hostsToAsk } from './allowed-hosts.js';
import { OnlineRevocationChecker } from './online-revocation.checker.js';
import { REVOCATION_POLICY, RevocationService, type RevocationPolicy } from './revocation.service.js';

@Global()
@Module({})
export class RevocationModule {
  static forRoot(config: CertificateConfig): DynamicModule {
    return {
      module: RevocationModule,
      providers: [
        {
          provide: REVOCATION_POLICY,
          inject: [Clock],
          useFactory: (clock: Clock) => revocationPolicy(config, clock),
        },
        RevocationService,
      ],
      exports: [RevocationService],
    };
  }
}

export function revocationPolicy(config: CertificateConfig, clock: Clock): RevocationPolicy {
  const { REVOCATION: asked, REVOCATION_FAIL: fail } = config;
  const allowed = hostsToAsk(config);
  if (asked === 'off') return { fail };
  const sources = { crl: asked !== 'ocsp', ocsp: asked !== 'crl' };
  return {
    fail,
    checker: new OnlineRevocationChecker({ sources, timeoutMs: config.REVOCATION_TIMEOUT_MS, allowed }, clock),
  };
}
