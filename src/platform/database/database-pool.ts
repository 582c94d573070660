import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config.js';

/** Plain pool beside MikroORM, for sessions and sign-in whose statements have no entity. */
@Injectable()
export class DatabasePool implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(@Inject(DATABASE_CONFIG) config: DatabaseConfig) {
    this.pool = new pg.Pool({
      connectionString: config.DATABASE_URL,
      max: config.DATABASE_POOL_MAX,
      idle_in_transaction_session_timeout: 10_000,
      connectionTimeoutMillis: 5_000,
    });
    // An idle connection that the server closes must not end the process; the next query gets a new one.
    this.pool.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
