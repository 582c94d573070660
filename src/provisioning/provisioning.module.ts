import { Global, Module } from '@nestjs/common';
import { QUEUE_CONFIG, type QueueConfig } from './queue.config.js';
import { JOBS_GIVEN, openJobStore } from './queue/open-job-store.js';
import { ReconcileHints } from './reconcile-hints.js';

const CONNECTIONS = 4;

/** What the API and the worker need to announce changes. The rest of the worker's part is put together in its composition root. */
@Global()
@Module({
  providers: [
    {
      provide: JOBS_GIVEN,
      useFactory: ({ QUEUE_URL }: QueueConfig) => openJobStore(QUEUE_URL, 'give', CONNECTIONS),
      inject: [QUEUE_CONFIG],
    },
    ReconcileHints,
  ],
  exports: [ReconcileHints],
})
export class ProvisioningModule {}
