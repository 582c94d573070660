import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { PermissionModule } from '../permission/permission.module.js';
import { AccountAnnouncer } from './account-announcer.js';
import { AccountChangesService } from './account-changes.service.js';
import { AccountEditor } from './account-editor.js';
import { AccountFinder } from './account.finder.js';
import { AccountService } from './account.service.js';

@Module({
  imports: [ContactModule, PermissionModule],
  providers: [AccountService, AccountChangesService, AccountEditor, AccountFinder, AccountAnnouncer],
  exports: [AccountService, AccountChangesService, AccountFinder],
})
export class AccountModule {}
