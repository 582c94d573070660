import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config.js';
import { steadyPool } from './steady-pool.js';

/** Plain pool beside MikroORM: for sessions and sign-in, whose statements have no entity, and for what is read most often. */
@Injectable()
export class DatabasePool implements OnApplicationShutdown {
  readonly pool: pg.Pool;
  private readonly prepares: boolean;

  constructor(@Inject(DATABASE_CONFIG) config: DatabaseConfig) {
    this.prepares = new URL(config.DATABASE_URL).host === new URL(config.DATABASE_DIRECT_URL).host;
    this.pool = steadyPool({
      connectionString: config.DATABASE_URL,
      max: config.DATABASE_POOL_MAX,
      idle_in_transaction_session_timeout: 10_000,
      connectionTimeoutMillis: 5_000,
    });
  }

  /**
   * Runs a statement that the server parses once for each connection. Behind a pooler it is parsed each time: there the next
   * statement may reach another connection, which knows nothing of it.
   * @param name stands for this text alone, in the whole product
   * @param text names its columns: a prepared `*` fails as soon as a newer release adds one
   */
  async read<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return (await this.pool.query<Row>({ text, values: [...values], ...(this.prepares && { name }) })).rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
