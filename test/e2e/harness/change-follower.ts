import type { Product } from './product.js';
import { asSystem, type SystemAnswer } from './system-client.js';

export const CHANGES = '/api/v1/changes';

/** A change as it is read. */
export interface ToldChange {
  readonly cursor: string;
  readonly position: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly senderNumber: string;
  readonly accountId: string | null;
  readonly channel: string | null;
  readonly revision: number | null;
  readonly login: string | null;
  readonly clientId: string | null;
}

const WITHIN_MS = 30_000;

/** Another system that follows the feed from where it is now: it keeps its place, and everything that it was told. */
export class ChangeFollower {
  readonly told: ToldChange[] = [];

  private constructor(
    private readonly url: string,
    private readonly token: string,
    /** Where it goes on. */
    public place: string,
  ) {}

  static async atTheEnd(url: string, token: string): Promise<ChangeFollower> {
    const { body } = await asSystem(url, token, `${CHANGES}/latest`);
    return new ChangeFollower(url, token, String(body['cursor']));
  }

  /** As {@link atTheEnd}, once all that was changed so far is numbered. Nobody is told of that: it is looked at. */
  static async afterAll(product: Product, token: string): Promise<ChangeFollower> {
    await product.sql(`do $$ begin
      for look in 1..1000 loop
        if not exists (select from change where position is null) then return; end if;
        perform pg_sleep(0.01);
      end loop;
      raise 'changes are not numbered';
    end $$`);
    return ChangeFollower.atTheEnd(product.url, token);
  }

  read(query: Record<string, string | number> = {}): Promise<SystemAnswer> {
    const parameters = new URLSearchParams({ after: this.place });
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    return asSystem(this.url, this.token, `${CHANGES}?${parameters}`);
  }

  /** Reads on, waiting at the end of the feed, until what it was told is enough. */
  async until(enough: (told: readonly ToldChange[]) => boolean, limit = 200): Promise<readonly ToldChange[]> {
    const deadline = Date.now() + WITHIN_MS;
    while (!enough(this.told)) {
      if (Date.now() > deadline) throw new Error(`not told within ${WITHIN_MS} ms, only: ${JSON.stringify(this.told)}`);
      const { status, body } = await this.read({ limit, wait: 1 });
      if (status !== 200) throw new Error(`the feed answered ${status}: ${JSON.stringify(body)}`);
      this.told.push(...(body['items'] as ToldChange[]));
      this.place = String(body['next']);
    }
    return this.told;
  }

  untilType(type: string): Promise<readonly ToldChange[]> {
    return this.until((told) => told.some((change) => change.type === type));
  }
}
