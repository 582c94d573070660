import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { QUOTA_CONFIG } from './account/quota/quota.config.js';
import type { ApiConfig } from './api.config.js';
import { ACCOUNT_EVENTS_CONFIG } from './account-events/account-events.config.js';
import { AccountEventsModule } from './account-events/account-events.module.js';
import { AuditModule } from './audit/audit.module.js';
import { TrustAnchorsModule } from './certificate/anchors/trust-anchors.module.js';
import { RevocationModule } from './certificate/revocation/revocation.module.js';
import { ChangeFeedModule } from './change-feed/change-feed.module.js';
import { CONNECTION_CONFIG } from './connection/connection.config.js';
import { ConnectionModule } from './connection/connection.module.js';
import { ContactModule } from './contact/contact.module.js';
import { RegisteredSenders } from './contact/sender.directory.js';
import { ENTITIES } from './entities.js';
import { FtpSftpModule } from './ftp-sftp/ftp-sftp.module.js';
import { SenderDirectory } from './identity/bearer/sender-directory.port.js';
import { IdentityModule } from './identity/identity.module.js';
import { InspectionModule } from './inspection/inspection.module.js';

import { LookupModule } from './lookup/lookup.module.js';
import { DriftModule } from './operations/drift/drift.module.js';
import { AccountAccessModule } from './operations/account-access/account-access.module.js';
import { FailedAccountsModule } from './operations/failed-accounts/failed-accounts.module.js';
import { GatewaysModule } from './operations/gateways/gateways.module.js';
import { HealthModule } from './operations/health.module.js';
import { QueueBoardModule } from './operations/queues/queue-board.module.js';
import { OpsSendersModule } from './operations/senders/ops-senders.module.js';
import { SessionsModule } from './operations/sessions/sessions.module.js';
import { TrustAnchorsOverviewModule } from './operations/trust-anchors/trust-anchors-overview.module.js';
import { PermissionModule } from './permission/permission.module.js';
import { Clock } from './platform/clock.js';
import { DATABASE_CONFIG } from './platform/database/database.config.js';
import { DatabasePool } from './platform/database/database-pool.js';
import { NotificationListener } from './platform/database/notification-listener.js';
import { ormOptions } from './platform/database/orm.config.js';
import { MetricsServer } from './platform/http/metrics.server.js';
import { AcceptableAnswer } from './platform/http/produces.js';
import { RATE_LIMIT_CONFIG } from './platform/http/rate-limit/rate-limits.config.js';
import { RateLimits } from './platform/http/rate-limit/rate-limits.js';
import { validationPipe } from './platform/http/validation.js';
import { ENCRYPTION_CONFIG } from './platform/encryption/encryption.config.js';
import { METRICS_CONFIG } from './platform/telemetry/metrics.config.js';
import { loggerModule } from './platform/telemetry/logger.js';
import { ProvisioningModule } from './provisioning/provisioning.module.js';
import { QUEUE_CONFIG } from './provisioning/queue.config.js';
import { WebApplicationModule } from './web-application/web-application.module.js';
import { WebServiceModule } from './web-service/web-service.module.js';

/** What the API process consists of. */
@Global()
@Module({})
export class ApiModule {
  static forRoot(config: ApiConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        loggerModule(config.LOG_LEVEL),
        MikroOrmModule.forRoot({
          ...ormOptions(config.DATABASE_URL, ENTITIES, config.DATABASE_POOL_MAX),
          registerRequestContext: true,
        }),
        IdentityModule.forRoot(config),
        TrustAnchorsModule.forRoot(config),
        RevocationModule.forRoot(config),
        ProvisioningModule,
        AuditModule.forRoot(config),
        ConnectionModule,
        ContactModule,
        PermissionModule,
        FtpSftpModule,
        WebServiceModule,
        AccountEventsModule,
        InspectionModule,
        WebApplicationModule,
        LookupModule,
        ChangeFeedModule,
        HealthModule,
        TrustAnchorsOverviewModule,
        DriftModule,
        FailedAccountsModule,
        AccountAccessModule,
        GatewaysModule,
        QueueBoardModule,
        OpsSendersModule,
        SessionsModule,
      ],
      providers: [
        Clock,
        DatabasePool,
        NotificationListener,
        MetricsServer,
        RateLimits,
        { provide: RATE_LIMIT_CONFIG, useValue: config },
        { provide: METRICS_CONFIG, useValue: config },
        { provide: DATABASE_CONFIG, useValue: config },
        { provide: QUEUE_CONFIG, useValue: config },
        { provide: ENCRYPTION_CONFIG, useValue: config },
        { provide: QUOTA_CONFIG, useValue: config },
        { provide: ACCOUNT_EVENTS_CONFIG, useValue: config },
        { provide: CONNECTION_CONFIG, useValue: config },
        { provide: SenderDirectory, useClass: RegisteredSenders },
        { provide: APP_INTERCEPTOR, useClass: AcceptableAnswer },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [
        Clock,
        DatabasePool,
        NotificationListener,
        RateLimits,
        SenderDirectory,
        DATABASE_CONFIG,
        QUEUE_CONFIG,
        ENCRYPTION_CONFIG,
        QUOTA_CONFIG,
        ACCOUNT_EVENTS_CONFIG,
        CONNECTION_CONFIG,
      ],
    };
  }
}
