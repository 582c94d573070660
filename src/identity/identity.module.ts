import { Module, RequestMethod, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import express from 'express';
import { Clock } from '../platform/clock.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokenVerifier, TOKEN_TRUST } from './bearer/access-token.verifier.js';
import { SystemAdmission } from './bearer/system-admission.service.js';
import { tokenTrust, type SystemTokenConfig } from './bearer/system-token.config.js';
import { ENTITLEMENT_SETTINGS, entitlementSettings } from './entitlement.settings.js';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity.config.js';
import { IdentityProvider } from './identity-provider.port.js';
import { CertificateEnds } from './saml/certificate-ends.js';
import { MetadataRefresh } from './saml/metadata-refresh.service.js';
import { MetadataStore } from './saml/metadata.store.js';
import { providerSettings } from './saml/provider-settings.js';
import { SamlMetrics } from './saml/saml.metrics.js';
import { SamlProvider } from './saml/saml.provider.js';
import { TrustedProviders } from './saml/trusted-providers.js';
import { SessionController } from './session.controller.js';
import { SessionRecheck } from './session-recheck.js';
import { SessionStore } from './session.store.js';
import { SignInController } from './sign-in.controller.js';
import { SignInStore } from './sign-in.store.js';
import { SingleLogoutController } from './single-logout.controller.js';

const FORM_BODY_LIMIT = '256kb';

/** Who is there, for whom they act, and whether they may: sign-in by SAML, sessions, and the guard of every route. */
@Module({})
export class IdentityModule implements NestModule {
  static forRoot(config: IdentityConfig & SystemTokenConfig): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      controllers: [SignInController, SingleLogoutController, SessionController],
      providers: [
        { provide: IDENTITY_CONFIG, useValue: config },
        { provide: ENTITLEMENT_SETTINGS, useValue: entitlementSettings(config) },
        { provide: IdentityProvider, useClass: SamlProvider },
        {
          provide: TrustedProviders,
          useFactory: (clock: Clock) => new TrustedProviders(providerSettings(config), clock),
          inject: [Clock],
        },
        MetadataStore,
        MetadataRefresh,
        CertificateEnds,
        SamlMetrics,
        { provide: TOKEN_TRUST, useFactory: () => tokenTrust(config) },
        { provide: APP_GUARD, useClass: AccessGuard },
        AccessTokenVerifier,
        SystemAdmission,
        SignInStore,
        SessionStore,
        SessionRecheck,
      ],
      exports: [ENTITLEMENT_SETTINGS, SessionRecheck],
    };
  }

  /** Forms are read on the two addresses that the identity provider posts to, and nowhere else. */
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(express.urlencoded({ extended: false, limit: FORM_BODY_LIMIT, parameterLimit: 10 }))
      .forRoutes({ path: 'auth/acs', method: RequestMethod.POST }, { path: 'auth/slo', method: RequestMethod.POST });
  }
}
