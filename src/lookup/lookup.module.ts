import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { AccountLookupController } from './account-lookup.controller.js';
import { AccountLookupService } from './account-lookup.service.js';
import { SenderLookupController } from './sender-lookup.controller.js';
import { SenderLookupService } from './sender-lookup.service.js';

/** What other systems look up about senders and their accounts. */
@Module({
  imports: [AccountModule],
  controllers: [SenderLookupController, AccountLookupController],
  providers: [SenderLookupService, AccountLookupService],
})
export class LookupModule {}
