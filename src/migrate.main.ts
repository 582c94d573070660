import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { configured } from './configuration.js';
import { ENTITIES } from './entities.js';
import type { CatalogueEntry } from './permission/catalogue-entry.js';
import { readCatalogue, upsertCatalogue } from './permission/catalogue.file.js';
import { grantStatements, ROLES } from './platform/database/grants.js';
import { MIGRATIONS } from './platform/database/migrations/index.js';
import { ormOptions } from './platform/database/orm.config.js';
import { runProcess } from './platform/process/run.js';
import { QUEUE_SCHEMA } from './provisioning/queue/postgres-job-store.js';

/**
 * A change of a table waits for whoever uses it, and everybody else waits behind the change. Better to give up, change nothing and be
 * run again.
 */
const WAITS_FOR_LOCK_MS = 5_000;

/** Brings the database to this version: tables, the queue's schema, the permission catalogue, what each role may do. Repeatable. */
async function migrate(address: string, permissions: readonly CatalogueEntry[]): Promise<void> {
  const options = ormOptions(address, ENTITIES, 2);
  const orm = await MikroORM.init({
    ...options,
    driverOptions: { ...options.driverOptions, lock_timeout: WAITS_FOR_LOCK_MS },
    extensions: [Migrator],
    // Each in a transaction of its own, so that locks are short, and so that one may make an index concurrently.
    migrations: { migrationsList: MIGRATIONS, snapshot: false, transactional: true, allOrNothing: false },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }

  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    // At once: a product that runs meanwhile never finds itself without its rights, or with half a catalogue.
    await client.query('begin');
    await upsertCatalogue(client, permissions);
    const { rows } = await client.query<{ rolname: (typeof ROLES)[number] }>(
      'select rolname from pg_roles where rolname = any($1)',
      [ROLES],
    );
    for (const { rolname } of rows) for (const statement of grantStatements(rolname)) await client.query(statement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

function isLockNotHad(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

runProcess(async () => {
  const { DATABASE_MIGRATION_URL, PERMISSION_CATALOGUE } = await configured('migrate');
  // Read first: a file that cannot be used must leave everything as it was.
  const permissions = await readCatalogue(PERMISSION_CATALOGUE);
  await migrate(DATABASE_MIGRATION_URL, permissions).catch((error: unknown) => {
    if (!isLockNotHad(error)) throw error;
    process.stderr.write('A table was in use for too long (lock timeout): run it again; what is done already stays.\n');
    process.exit(1);
  });
  process.exit(0);
});
