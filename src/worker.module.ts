import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CHANGE_FEED_CONFIG } from './change-feed/change-feed.config.js';
import { NumberingStore } from './change-feed/numbering.store.js';
import { Sequencer } from './change-feed/sequencer.js';
import { ENTITIES } from './entities.js';
import { gatewayProducts } from './gateway-products.js';
import { MAIL_CONFIG } from './mail/mail.config.js';
import { MailDispatcher } from './mail/mail.dispatcher.js';
import { MailStore } from './mail/mail.store.js';
import { WorkerHealthController } from './operations/worker-health.controller.js';
import { DATABASE_CONFIG } from './platform/database/database.config.js';
import { NotificationListener } from './platform/database/notification-listener.js';
import { ormOptions } from './platform/database/orm.config.js';
import { ENCRYPTION_CONFIG } from './platform/encryption/encryption.config.js';
import { MetricsServer } from './platform/http/metrics.server.js';
import { METRICS_CONFIG } from './platform/telemetry/metrics.config.js';
import { StateMetrics } from './operations/metrics/state.metrics.js';
import { loggerModule } from './platform/telemetry/logger.js';
import { CircuitReport } from './provisioning/circuit/circuit-report.js';
import { CircuitReportStore } from './provisioning/circuit/circuit-report.store.js';
import { Circuits } from './provisioning/circuit/circuits.js';
import { DriftCheck } from './provisioning/drift/drift-check.js';
import { DriftRepair } from './provisioning/drift/drift-repair.js';
import { DriftRunStore } from './provisioning/drift/drift-run.store.js';
import { DriftWorker } from './provisioning/drift/drift.worker.js';
import { ExpectationStore } from './provisioning/drift/expectation.store.js';
import { RepairStore } from './provisioning/drift/repair.store.js';
import type { Gateway } from './provisioning/gateway.port.js';
import { Heartbeat } from './provisioning/heartbeat/heartbeat.js';
import { HeartbeatStore } from './provisioning/heartbeat/heartbeat.store.js';
import { PROVISIONING_CONFIG, QUEUE_CONFIG } from './provisioning/queue.config.js';
import { JOBS_TAKEN, openJobStore } from './provisioning/queue/open-job-store.js';
import { ProvisioningModule } from './provisioning/provisioning.module.js';
import { ReconcileWorkers } from './provisioning/reconcile.workers.js';
import { GATEWAYS, Reconciler } from './provisioning/reconciler.js';
import { Settlement } from './provisioning/settlement.js';
import { Sweep } from './provisioning/sweep.js';
import { TargetStore } from './provisioning/target.store.js';
import type { WorkerConfig } from './worker.config.js';

/** What the worker process consists of. */
@Global()
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        loggerModule(config.LOG_LEVEL),
        MikroOrmModule.forRoot({
          ...ormOptions(config.DATABASE_URL, ENTITIES, config.DATABASE_POOL_MAX),
          registerRequestContext: false,
        }),
        ProvisioningModule,
      ],
      controllers: [WorkerHealthController],
      providers: [
        { provide: CHANGE_FEED_CONFIG, useValue: config },
        { provide: DATABASE_CONFIG, useValue: config },
        { provide: MAIL_CONFIG, useValue: config },
        { provide: QUEUE_CONFIG, useValue: config },
        { provide: ENCRYPTION_CONFIG, useValue: config },
        { provide: PROVISIONING_CONFIG, useValue: config },
        { provide: GATEWAYS, useValue: gatewayProducts(config) },
        {
          provide: JOBS_TAKEN,
          // Each worker keeps one connection to itself.
          useFactory: (all: readonly Gateway[]) => openJobStore(config.QUEUE_URL, 'take', all.length + 4),
          inject: [GATEWAYS],
        },
        Circuits,
        CircuitReport,
        CircuitReportStore,
        TargetStore,
        Settlement,
        Reconciler,
        ReconcileWorkers,
        Sweep,
        MetricsServer,
        StateMetrics,
        { provide: METRICS_CONFIG, useValue: config },
        Heartbeat,
        HeartbeatStore,
        ExpectationStore,
        DriftRunStore,
        RepairStore,
        DriftCheck,
        DriftRepair,
        DriftWorker,
        NotificationListener,
        NumberingStore,
        Sequencer,
        MailStore,
        MailDispatcher,
      ],
      exports: [QUEUE_CONFIG],
    };
  }
}
