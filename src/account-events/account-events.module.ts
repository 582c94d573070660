import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { AccountEventsController } from './account-events.controller.js';
import { AccountEventsReader } from './account-events.reader.js';
import { AccountStreams } from './account-streams.js';

/** What people see happen to their accounts, while it happens. */
@Module({
  imports: [ContactModule],
  controllers: [AccountEventsController],
  providers: [AccountEventsReader, AccountStreams],
})
export class AccountEventsModule {}
