import { EventEmitter, once } from 'node:events';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

export const ACCOUNT_EVENTS = '/api/v1/account-events';

/** How an account stands, as it is told. */
export interface ToldStatus {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly clientId: string | null;
  readonly state: string;
  readonly stateSince: string;
  readonly progress: Readonly<Record<string, unknown>> | null;
  readonly revision: number;
}

export interface ToldEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Options {
  /** Default: the product's own. */
  readonly url?: string;
  readonly language?: string;
  readonly lastEventId?: string;
}

const WITHIN_MS = 20_000;

/** Reads a stream of events as a browser's EventSource does, but never comes back by itself. */
export class AccountEventReader {
  readonly events: ToldEvent[] = [];
  /** How often the stream showed that it lives. */
  beats = 0;
  /** What EventSource would send when it comes back. */
  lastEventId: string | undefined;
  /** Resolves when the connection is over, whoever ended it. */
  readonly ended: Promise<void>;
  private readonly growth = new EventEmitter().setMaxListeners(0);

  private constructor(
    response: Response,
    private readonly abort: AbortController,
  ) {
    this.ended = this.read(response).catch(() => undefined);
  }

  static async open(client: SignedIn, options: Options = {}): Promise<AccountEventReader> {
    const abort = new AbortController();
    const { url = '', language = 'en', lastEventId } = options;
    const response = await client.fetch(url + ACCOUNT_EVENTS, {
      signal: abort.signal,
      headers: {
        Accept: 'text/event-stream',
        'Accept-Language': language,
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      },
    });
    const type = response.headers.get('Content-Type');
    if (!type?.startsWith('text/event-stream'))
      throw new Error(`no stream: ${response.status} ${await response.text()}`);
    return new AccountEventReader(response, abort);
  }

  /** What the account is after all that was told; undefined where it is not, or no more. */
  known(id: string): ToldStatus | undefined {
    const accounts = new Map<string, ToldStatus>();
    for (const { event, data } of this.events) {
      if (event === 'reset') accounts.clear();
      if (event === 'reset') for (const each of data['accounts'] as ToldStatus[]) accounts.set(each.id, each);
      if (event === 'account') accounts.set(String(data['id']), data as unknown as ToldStatus);
      if (event === 'account-deleted') accounts.delete(String(data['id']));
    }
    return accounts.get(id);
  }

  /** Every event about one account, in short: its state, or `deleted`. */
  statesOf(id: string): string[] {
    return this.events
      .filter(({ event, data }) => event.startsWith('account') && data['id'] === id)
      .map(({ event, data }) => (event === 'account' ? String(data['state']) : 'deleted'));
  }

  /** Resolves with what `look` finds, asked anew whenever something arrives. @throws with all that was told after the deadline */
  async until<Found>(look: (reader: this) => Found | undefined | false): Promise<Found> {
    const signal = AbortSignal.timeout(WITHIN_MS);
    for (;;) {
      const found = look(this);
      if (found !== undefined && found !== false) return found;
      if (signal.aborted) throw new Error(`not told within ${WITHIN_MS} ms, only: ${JSON.stringify(this.events)}`);
      await once(this.growth, 'grown', { signal }).catch(() => undefined);
    }
  }

  untilState(id: string, state: string): Promise<ToldStatus> {
    return this.until(() => {
      const known = this.known(id);
      return known?.state === state ? known : undefined;
    });
  }

  untilEvent(event: string): Promise<ToldEvent> {
    return this.until(() => this.events.find((each) => each.event === event));
  }

  /** Resolves after so many more heartbeats. */
  async untilBeats(more: number): Promise<void> {
    const enough = this.beats + more;
    await this.until(() => this.beats >= enough);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read({ body }: Response): Promise<void> {
    let waiting = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (waiting + chunk).split('\n\n');
      waiting = blocks.pop() ?? '';
      for (const block of blocks) this.take(block.split('\n'));
      this.growth.emit('grown');
    }
  }

  private take(lines: readonly string[]): void {
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    if (lines.some((line) => line.startsWith(':'))) this.beats += 1;
    const [event, id, data] = [field('event'), field('id'), field('data')];
    this.lastEventId = id ?? this.lastEventId;
    if (event !== undefined && data !== undefined)
      this.events.push({ event, id, data: JSON.parse(data) as ToldEvent['data'] });
  }
}
