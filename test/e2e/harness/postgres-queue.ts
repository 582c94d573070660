import type { Environment } from '../../../sandbox/environment.js';
import type { HeldQueue, QueueUnderTest } from './queue-under-test.js';

export class PostgresQueue implements QueueUnderTest {
  constructor(
    private readonly environment: Environment,
    private readonly database: Awaited<ReturnType<Environment['postgres']['connect']>>,
  ) {}

  async hints(): Promise<number> {
    const { rows } = await this.database.query<{ hints: number }>(
      `select count(*)::int as hints from bullmq.job where name = 'reconcile'`,
    );
    return rows[0]?.hints ?? 0;
  }

  async empty(): Promise<void> {
    const tables = await this.tables();
    await this.database.query(`truncate ${tables.filter((name) => name !== 'bullmq.migration').join(', ')}`);
  }

  async hold(): Promise<HeldQueue> {
    const { postgres, databaseName } = this.environment;
    const locker = await postgres.connect(databaseName);
    await locker.query('begin');
    await locker.query('lock table bullmq.job in access exclusive mode');
    return {
      goOn: () => locker.end(),
      goOnWithout: async (process) => {
        // The machine is gone, and with it what its connections were waiting for.
        await this.database.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()',
          [`chaman_${process}`],
        );
        await locker.end();
      },
    };
  }

  async contents(): Promise<string> {
    const parts: string[] = [];
    for (const name of await this.tables()) {
      const { rows } = await this.database.query<{ row: string }>(`select whole::text as row from ${name} as whole`);
      parts.push(...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  private async tables(): Promise<string[]> {
    const { rows } = await this.database.query<{ name: string }>(
      `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq'`,
    );
    return rows.map(({ name }) => name);
  }
}
