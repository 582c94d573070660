import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { QueryResultRow } from 'pg';
import { startPostgres, type StartedPostgres } from '../../../../sandbox/postgres/start-postgres.js';
import { until } from '../pace.js';

/** What was answered is kept when a process dies, as it must be; only a power cut is not survived. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };
const BACK_WITHIN_MS = 30_000;

/** A PostgreSQL of the storm's own, which it takes down. */
export class StormDatabase {
  private constructor(
    private readonly dataDir: string,
    public server: StartedPostgres,
    readonly name: string,
  ) {}

  static async start(dataDir: string, name: string): Promise<StormDatabase> {
    return new StormDatabase(dataDir, await startPostgres({ dataDir, settings: SETTINGS }), name);
  }

  /** @param how as somebody who asks it to end would, or as a crash of it */
  async restart(how: 'ended' | 'crashed'): Promise<void> {
    const { port, home } = this.server;
    if (how === 'crashed') {
      const [pid] = (await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await this.server.exited;
    }
    await this.server.stop();
    this.server = await startPostgres({ dataDir: this.dataDir, port, settings: SETTINGS });
  }

  /** One statement of the superuser. Asked again while the server is down, and when it stood in the way of the product's own. */
  async sql<Row extends QueryResultRow>(query: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    let reason: unknown;
    const rows = await until(async () => {
      try {
        return await this.once<Row>(query, parameters);
      } catch (error) {
        if (!passes(error)) throw error;
        reason = error;
        return undefined;
      }
    }, BACK_WITHIN_MS);
    if (!rows) throw new Error('the database is not back', { cause: reason });
    return rows;
  }

  /** A connection for a transaction that the storm holds open; the caller ends it. */
  connect(): Promise<pg.Client> {
    return this.server.connect(this.name);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async once<Row extends QueryResultRow>(query: string, parameters: readonly unknown[]): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query<Row>(query, [...parameters])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Going down, not yet up, gone in the middle; or the victim of a deadlock. */
function passes(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(ECONN|EPIPE|57P|08|40P01)/.test(code ?? '') || /Connection terminated/.test(message ?? '');
}
