import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SENDER_CHANGED } from '../contact/sender-signal.js';
import { NotificationListener } from '../platform/database/notification-listener.js';
import { ACCOUNT_CHANGED } from '../provisioning/account-signal.js';
import { CHANGE_FEED_CONFIG, type ChangeFeedConfig } from './change-feed.config.js';
import { NumberingStore } from './numbering.store.js';

const BATCH = 1_000;
const PURGE_EVERY_MS = 60_000;

/**
 * Lines committed changes up into the feed. Runs in every worker; a lock lets one at a time do something. Woken when a change is
 * told, and by a timer: a process may die between its commit and telling.
 */
@Injectable()
export class Sequencer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sequencer.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** Something was told while a run was under way, which may have looked too early to see it. */
  private askedAgain = false;
  private purgeDueAt = 0;
  private stopped = false;

  constructor(
    private readonly numbering: NumberingStore,
    notifications: NotificationListener,
    @Inject(CHANGE_FEED_CONFIG) private readonly config: ChangeFeedConfig,
  ) {
    for (const channel of [ACCOUNT_CHANGED, SENDER_CHANGED]) notifications.on(channel, () => this.wake());
  }

  onApplicationBootstrap(): void {
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private wake(): void {
    if (this.stopped) return;
    this.askedAgain = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      clearTimeout(this.timer);
      if (!this.stopped) this.timer = setTimeout(() => this.wake(), this.config.CHANGE_NUMBERING_INTERVAL_MS);
    });
  }

  private async run(): Promise<void> {
    try {
      while (this.askedAgain && !this.stopped) {
        this.askedAgain = false;
        await this.untilDone(() => this.numbering.number(BATCH));
        await this.purgeIfDue();
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'changes not numbered; tried again at the next interval');
    }
  }

  private async purgeIfDue(): Promise<void> {
    if (Date.now() < this.purgeDueAt) return;
    this.purgeDueAt = Date.now() + PURGE_EVERY_MS;
    const purged = await this.untilDone(() => this.numbering.purge(BATCH, this.config.CHANGE_RETENTION_DAYS));
    if (purged > 0) this.logger.log({ changes: purged }, 'old changes left the feed');
  }

  /** Batch after batch, so that no transaction is long; answers how many changes it was in all. */
  private async untilDone(batch: () => Promise<number>): Promise<number> {
    let all = 0;
    for (;;) {
      const changes = await batch();
      all += changes;
      if (changes < BATCH || this.stopped) return all;
    }
  }
}
