import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { PermissionModule } from '../permission/permission.module.js';
import { AccountAnnouncer } from './account-announcer.js';
import { AccountChangesService } from './account-changes.service.js';
import { AccountEditor } from './account-editor.js';
import { AccountReader } from './account.reader.js';
import { AccountService } from './account.service.js';
import { CertificateChangesService } from './certificate-changes.service.js';
import { MadeOnceStore } from './idempotency/made-once.store.js';
import { SenderQuota } from './quota/sender-quota.js';

@Module({
  imports: [ContactModule, PermissionModule],
  providers: [
    AccountService,
    AccountChangesService,
    CertificateChangesService,
    AccountEditor,
    AccountReader,
    AccountAnnouncer,
    MadeOnceStore,
    SenderQuota,
  ],
  exports: [
    AccountService,
    AccountChangesService,
    CertificateChangesService,
    AccountReader,
    AccountAnnouncer,
    AccountEditor,
  ],
})
export class AccountModule {}
