import pg from 'pg';
import { isCall, unpacked, type Step } from './statement.js';

/** Sends again what the product sent, over pools with the same role and size, prepared where it prepares. Nothing else. */
export class Replay {
  private readonly pools = new Map<string, pg.Pool>();

  constructor(
    private readonly databaseUrl: string,
    private readonly poolMax: number,
  ) {}

  /** One after the other; a transaction over one connection. */
  async run(steps: readonly Step[]): Promise<void> {
    const open = new Map<number, pg.PoolClient>();
    try {
      for (const step of steps) {
        if (isCall(step)) {
          const { url, ...call } = step;
          await (await fetch(url, call)).text();
          continue;
        }
        const { client, options, name, text, values } = step;
        if (/^begin|^start transaction/i.test(text)) open.set(client, await this.pool(options).connect());
        const parameters = values.map((value) => (Array.isArray(value) ? value.map(unpacked) : unpacked(value)));
        await (open.get(client) ?? this.pool(options)).query({
          text,
          values: parameters,
          ...(name !== undefined && { name }),
        });
        if (/^commit|^rollback$/i.test(text)) {
          open.get(client)?.release();
          open.delete(client);
        }
      }
    } finally {
      for (const client of open.values()) client.release(true);
    }
  }

  async stop(): Promise<void> {
    for (const pool of this.pools.values()) await pool.end();
  }

  private pool(options: string): pg.Pool {
    const pool =
      this.pools.get(options) ?? new pg.Pool({ connectionString: this.databaseUrl, max: this.poolMax, options });
    this.pools.set(options, pool);
    return pool;
  }
}
