import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { PermissionModule } from '../permission/permission.module.js';
import { AccountService } from './account.service.js';

@Module({ imports: [ContactModule, PermissionModule], providers: [AccountService], exports: [AccountService] })
export class AccountModule {}
