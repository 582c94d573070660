import type { Account } from '../account/account.entity.js';
import { feedCursor, type FeedPlace } from '../change-feed/feed-cursor.js';
import type { EventStream, StreamedEvent } from '../platform/http/event-stream.js';
import type { Language } from '../platform/i18n/language.js';
import type { EndReason } from './account-events.dto.js';
import { accountStatusDto } from './account-events.mapper.js';
import type { AccountEventsReader, Look, WatchedSender } from './account-events.reader.js';

export interface Watching {
  readonly sender: WatchedSender;
  readonly language: Language;
  /** From where the reader goes on; undefined: it knows nothing. */
  readonly from: FeedPlace | undefined;
  /** Why the stream has to end; undefined while the person may go on watching. */
  mayGoOn(): Promise<EndReason | undefined>;
}

/** A reader that takes nothing for so many heartbeats is gone or hopeless. */
const STUCK_BEATS = 3;
const GONE = 'gone';

/**
 * What one reader is told. Hints say where to look; what is sent is what is found then, so a hint that is lost, late or doubled
 * does no harm. At most one look waits to be sent: a slow reader gets fewer events, each with the newest state.
 */
export class AccountStream {
  private place: FeedPlace | undefined;
  /** What was sent last of each account. */
  private readonly sent = new Map<string, string>();
  private readonly named = new Set<string>();
  private thorough = true;
  private due = true;
  private running: Promise<void> | undefined;
  private stuckBeats = 0;
  private closed = false;

  constructor(
    private readonly stream: EventStream,
    private readonly watching: Watching,
    private readonly reader: Pick<AccountEventsReader, 'whole' | 'since'>,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.place = watching.from;
    stream.onReady(() => this.wake());
    stream.onClosed(() => {
      this.closed = true;
    });
    this.wake();
  }

  get senderId(): string {
    return this.watching.sender.id;
  }

  /** Something was recorded of this account. */
  hint(accountId: string): void {
    this.named.add(accountId);
    this.due = true;
    this.wake();
  }

  /** Hints may have been lost. */
  lookAtAll(): void {
    this.thorough = true;
    this.due = true;
    this.wake();
  }

  /** Shows that the stream lives, and finds out whether it still may, and what nobody told. */
  beat(): void {
    this.stuckBeats = this.stream.ready ? 0 : this.stuckBeats + 1;
    if (this.stuckBeats >= STUCK_BEATS) return this.stream.cut();
    if (this.stream.ready) this.stream.comment('still here');
    this.lookAtAll();
  }

  /** Says why, and ends it. */
  end(reason: EndReason): void {
    this.stream.send([{ event: 'end', data: { reason } }]);
    this.close();
  }

  /** Ends it without a word: the reader may come back, here or elsewhere. */
  close(): void {
    this.closed = true;
    // Who takes nothing would keep the connection open.
    if (this.stream.ready) this.stream.end();
    else this.stream.cut();
  }

  private wake(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  private async run(): Promise<void> {
    while (this.due && !this.closed && this.stream.ready) {
      const named = [...this.named];
      const { thorough } = this;
      this.named.clear();
      this.thorough = this.due = false;
      try {
        const reason = await this.watching.mayGoOn();
        if (reason) return this.end(reason);
        await this.look(named, thorough);
      } catch (error) {
        // The next heartbeat looks again, at everything.
        this.onFailure(error);
        return;
      }
    }
  }

  private async look(named: readonly string[], thorough: boolean): Promise<void> {
    const { sender } = this.watching;
    const look = this.place && (await this.reader.since(sender, this.place, named, thorough));
    if (this.closed) return;
    if (look) return this.tell(look, this.place);
    const whole = await this.reader.whole(sender);
    if (!this.closed) this.reset(whole);
  }

  private reset({ place, accounts }: Look): void {
    this.sent.clear();
    const data = { accounts: accounts.map((account) => this.status(account)) };
    for (const account of data.accounts) this.sent.set(account.id, JSON.stringify(account));
    this.stream.send([{ event: 'reset', id: feedCursor(place), data }]);
    this.place = place;
  }

  /** Only the last event of a look carries its place: who loses the connection before it gets all of them again. */
  private tell({ place, accounts, gone }: Look, before: FeedPlace | undefined): void {
    const events: StreamedEvent[] = [];
    for (const account of accounts) {
      const data = this.status(account);
      if (this.isNew(data.id, JSON.stringify(data))) events.push({ event: 'account', data });
    }
    for (const id of gone) if (this.isNew(id, GONE)) events.push({ event: 'account-deleted', data: { id } });
    const id = (at: number) => feedCursor(at === events.length - 1 ? place : (before ?? place));
    this.stream.send(events.map((event, at) => ({ ...event, id: id(at) })));
    this.place = place;
  }

  private isNew(id: string, told: string): boolean {
    if (this.sent.get(id) === told) return false;
    this.sent.set(id, told);
    return true;
  }

  private status(account: Account) {
    return accountStatusDto(account, this.watching.language);
  }
}
