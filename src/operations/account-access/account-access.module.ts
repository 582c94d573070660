import { Module } from '@nestjs/common';
import { AccountModule } from '../../account/account.module.js';
import { AccountAccessController } from './account-access.controller.js';

/** Shutting one account out, whatever its sender wants. */
@Module({ imports: [AccountModule], controllers: [AccountAccessController] })
export class AccountAccessModule {}
