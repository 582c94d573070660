import { Module } from '@nestjs/common';
import { AccountModule } from '../../account/account.module.js';
import { AccountOperations } from './account-operations.service.js';
import { FailedAccountsController } from './failed-accounts.controller.js';
import { FailedAccountsReader } from './failed-accounts.reader.js';

/** What did not arrive, and what can be done about it. */
@Module({
  imports: [AccountModule],
  controllers: [FailedAccountsController],
  providers: [FailedAccountsReader, AccountOperations],
})
export class FailedAccountsModule {}
