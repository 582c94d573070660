import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config.js';
import { steadyPool } from './steady-pool.js';

/** Plain pool beside MikroORM, for sessions and sign-in whose statements have no entity. */
@Injectable()
export class DatabasePool implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(@Inject(DATABASE_CONFIG) config: DatabaseConfig) {
    this.pool = steadyPool({
      connectionString: config.DATABASE_URL,
      max: config.DATABASE_POOL_MAX,
      idle_in_transaction_session_timeout: 10_000,
      connectionTimeoutMillis: 5_000,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
