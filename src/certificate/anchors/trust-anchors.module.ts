import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { CertificateConfig } from '../certificate.config.js';
import { TRUST_STORE } from '../trust-store.provider.js';
import { TrustAnchorsKeeper } from './trust-anchors.keeper.js';

/** Gives every part of the process the anchors in force, as the folder has them at that moment. */
@Global()
@Module({})
export class TrustAnchorsModule {
  static forRoot(config: CertificateConfig): DynamicModule {
    return {
      module: TrustAnchorsModule,
      providers: [
        {
          provide: TrustAnchorsKeeper,
          inject: [Clock],
          useFactory: (clock: Clock) =>
            TrustAnchorsKeeper.open(
              { directory: config.TRUST_ANCHORS_DIR, intervalMs: config.TRUST_ANCHORS_RELOAD_SECONDS * 1000 },
              clock,
            ),
        },
        { provide: TRUST_STORE, useExisting: TrustAnchorsKeeper },
      ],
      exports: [TrustAnchorsKeeper, TRUST_STORE],
    };
  }
}
