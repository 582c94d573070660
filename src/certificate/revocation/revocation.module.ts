import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { ConfigurationError } from '../../platform/config/variables.js';
import type { CertificateConfig } from '../certificate.config.js';
import { AllowedHosts } from './allowed-hosts.js';
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

/** @throws ConfigurationError where issuers are to be asked and none may be */
export function revocationPolicy(config: CertificateConfig, clock: Clock): RevocationPolicy {
  const { REVOCATION: asked, REVOCATION_FAIL: fail, REVOCATION_ALLOWED_HOSTS: hosts } = config;
  const allowed = new AllowedHosts(hosts);
  if (asked === 'off') return { fail };
  if (hosts.length === 0)
    throw new ConfigurationError([`REVOCATION is ${asked}, but REVOCATION_ALLOWED_HOSTS names nobody to ask`]);
  const sources = { crl: asked !== 'ocsp', ocsp: asked !== 'crl' };
  return {
    fail,
    checker: new OnlineRevocationChecker({ sources, timeoutMs: config.REVOCATION_TIMEOUT_MS, allowed }, clock),
  };
}
