import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SENDER_CHANGED } from '../contact/sender-signal.js';
import { NotificationListener } from '../platform/database/notification-listener.js';
import { RepeatedWork } from '../platform/process/repeated-work.js';
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
  private readonly work: RepeatedWork;
  private purgeDueAt = 0;

  constructor(
    private readonly numbering: NumberingStore,
    notifications: NotificationListener,
    @Inject(CHANGE_FEED_CONFIG) private readonly config: ChangeFeedConfig,
  ) {
    this.work = new RepeatedWork(
      () => this.run(),
      config.CHANGE_NUMBERING_INTERVAL_MS,
      (error) => this.logger.warn({ err: error }, 'changes not numbered; tried again at the next interval'),
    );
    for (const channel of [ACCOUNT_CHANGED, SENDER_CHANGED]) notifications.on(channel, () => this.work.ask());
  }

  onApplicationBootstrap(): void {
    this.work.ask();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  private async run(): Promise<void> {
    await this.untilDone(() => this.numbering.number(BATCH));
    await this.purgeIfDue();
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
      if (changes < BATCH || this.work.stopped) return all;
    }
  }
}
