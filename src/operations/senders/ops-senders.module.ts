import { Module } from '@nestjs/common';
import { AccountModule } from '../../account/account.module.js';
import { OpsSendersController } from './ops-senders.controller.js';
import { OpsSendersService } from './ops-senders.service.js';

/** Senders, as operations find and see them. */
@Module({ imports: [AccountModule], controllers: [OpsSendersController], providers: [OpsSendersService] })
export class OpsSendersModule {}
