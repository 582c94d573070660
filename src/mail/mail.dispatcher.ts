import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { NotificationListener } from '../platform/database/notification-listener.js';
import { RepeatedWork } from '../platform/process/repeated-work.js';
import { ACCOUNT_CHANGED } from '../provisioning/account-signal.js';
import { retryDelayMs } from '../provisioning/retry-delay.js';
import { composeMail } from './compose-mail.js';
import { MAIL_CONFIG, mailRoute, type MailConfig } from './mail.config.js';
import { MailStore, type LeasedMail, type MailOutcome } from './mail.store.js';
import { Postman } from './postman.js';

/** Longer than all steps of one delivery may take together. */
const LEASE_MS = 120_000;
const PURGE_EVERY_MS = 3_600_000;

/** Sends mail that is due, one at a time in every worker. Woken when an account changes, and by a timer. */
@Injectable()
export class MailDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailDispatcher.name);
  private readonly postman: Postman | null;
  private readonly work: RepeatedWork;
  private purgeDueAt = 0;

  constructor(
    private readonly mails: MailStore,
    notifications: NotificationListener,
    @Inject(MAIL_CONFIG) private readonly config: MailConfig,
  ) {
    const route = mailRoute(config);
    this.postman = route && new Postman(route);
    this.work = new RepeatedWork(
      () => this.run(),
      config.MAIL_INTERVAL_MS,
      (error) => this.logger.warn({ err: error }, 'mail not looked for; tried again at the next interval'),
    );
    notifications.on(ACCOUNT_CHANGED, () => this.work.ask());
  }

  onApplicationBootstrap(): void {
    if (!this.postman) this.logger.log('mail to contacts is switched off: SMTP_URL is not set');
    this.work.ask();
  }

  /** Lets the delivery under way record what became of it. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  private async run(): Promise<void> {
    await this.sendAll();
    await this.purgeIfDue();
  }

  private async sendAll(): Promise<void> {
    if (!this.postman) {
      await this.mails.switchOff();
      return;
    }
    while (!this.work.stopped) {
      const mail = await this.mails.claim(LEASE_MS);
      if (!mail) return;
      const outcome = await this.send(this.postman, mail);
      await this.mails.record(mail, outcome);
    }
  }

  private async send(postman: Postman, mail: LeasedMail): Promise<MailOutcome> {
    const { id, kind, facts, language, queuedAt, attempts } = mail;
    const delivery = await postman.deliver({
      messageId: id,
      to: { name: facts.contactName, address: mail.recipient },
      ...{ language, date: queuedAt },
      ...composeMail(kind, facts, language, queuedAt),
    });
    const told = { mail: id, kind, attempts };
    if (delivery.outcome === 'taken') {
      this.logger.log(told, 'mail sent');
      return { state: 'sent' };
    }
    const { outcome, why: failure } = delivery;
    if (outcome === 'refused') {
      this.logger.error({ ...told, failure }, 'mail refused for good');
      return { state: 'refused', failure };
    }
    this.logger.warn({ ...told, failure }, 'mail not sent; tried again later');
    return {
      ...{ state: 'queued', failure },
      againInMs: retryDelayMs(attempts, this.config.MAIL_RETRY_BASE_MS, Math.random()),
    };
  }

  private async purgeIfDue(): Promise<void> {
    if (Date.now() < this.purgeDueAt) return;
    this.purgeDueAt = Date.now() + PURGE_EVERY_MS;
    await this.mails.purge(this.config.MAIL_RETENTION_DAYS);
  }
}
