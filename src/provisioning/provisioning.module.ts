import { Global, Module } from '@nestjs/common';
import { ReconcileHints } from './reconcile-hints.js';

/** What the API needs of provisioning: to announce changes. The worker's part is put together in its composition root. */
@Global()
@Module({ providers: [ReconcileHints], exports: [ReconcileHints] })
export class ProvisioningModule {}
