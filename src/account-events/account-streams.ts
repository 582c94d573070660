import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { NotificationListener } from '../platform/database/notification-listener.js';
import type { EventStream } from '../platform/http/event-stream.js';
import { ACCOUNT_CHANGED } from '../provisioning/account-signal.js';
import { ACCOUNT_EVENTS_CONFIG, type AccountEventsConfig } from './account-events.config.js';
import { AccountEventsReader } from './account-events.reader.js';
import { AccountStream, type Watching } from './account-stream.js';

/** So many tabs of one browser watch at once, in each process; one more ends the oldest. */
const STREAMS_PER_SESSION = 4;

/** The streams that are open in this process: told of changes, checked by the heartbeat, and ended first when the process ends. */
@Injectable()
export class AccountStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AccountStreams.name);
  /** In the order in which they were opened, with the session of each. */
  private readonly open = new Map<AccountStream, string>();
  private readonly changed = new Set<string>();
  private telling: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly reader: AccountEventsReader,
    notifications: NotificationListener,
    @Inject(ACCOUNT_EVENTS_CONFIG) private readonly config: AccountEventsConfig,
  ) {
    notifications.on(ACCOUNT_CHANGED, (accountId) => this.heard(accountId));
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const stream of this.open.keys()) stream.close();
  }

  add(stream: EventStream, sessionId: string, watching: Watching): void {
    if (this.stopped) return stream.end();
    const same = [...this.open].filter(([, session]) => session === sessionId).map(([each]) => each);
    if (same.length >= STREAMS_PER_SESSION) same[0]?.end('too-many-streams');
    const opened = new AccountStream(stream, watching, this.reader, (error) =>
      this.logger.warn({ err: error }, 'account events not read; looked for again at the next heartbeat'),
    );
    this.open.set(opened, sessionId);
    const heartbeat = setInterval(() => opened.beat(), this.config.ACCOUNT_EVENTS_HEARTBEAT_MS);
    stream.onClosed(() => {
      clearInterval(heartbeat);
      this.open.delete(opened);
    });
  }

  private heard(accountId: string | undefined): void {
    if (this.open.size === 0) return;
    if (accountId === undefined) for (const stream of this.open.keys()) stream.lookAtAll();
    else this.changed.add(accountId);
    this.telling ??= this.tell().finally(() => {
      this.telling = undefined;
    });
  }

  /** What is told while one question is under way is asked together with the next. */
  private async tell(): Promise<void> {
    while (this.changed.size > 0) {
      const ids = [...this.changed];
      this.changed.clear();
      try {
        for (const [accountId, senderId] of await this.reader.sendersOf(ids))
          for (const stream of this.open.keys()) if (stream.senderId === senderId) stream.hint(accountId);
      } catch (error) {
        this.logger.warn({ err: error }, 'account events not told; looked for at the next heartbeat');
      }
    }
  }
}
