import { Module } from '@nestjs/common';
import { ChangeFeedController } from './change-feed.controller.js';
import { ChangeFeedReader } from './change-feed.reader.js';
import { NumberingWatch } from './numbering.watch.js';

/** What other systems read of the feed. The worker's part is put together in its composition root. */
@Module({ controllers: [ChangeFeedController], providers: [ChangeFeedReader, NumberingWatch] })
export class ChangeFeedModule {}
