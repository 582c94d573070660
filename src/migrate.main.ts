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

/** Brings the database to this version: tables, the queue's schema, the permission catalogue, what each role may do. Repeatable. */
async function migrate(address: string, permissions: readonly CatalogueEntry[]): Promise<void> {
  const orm = await MikroORM.init({
    ...ormOptions(address, ENTITIES, 2),
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, snapshot: false, transactional: true, allOrNothing: true },
  });
  await orm.migrator.up();
  await orm.close();

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

runProcess(async () => {
  const { DATABASE_MIGRATION_URL, PERMISSION_CATALOGUE } = await configured('migrate');
  // Read first: a file that cannot be used must leave everything as it was.
  await migrate(DATABASE_MIGRATION_URL, await readCatalogue(PERMISSION_CATALOGUE));
  process.exit(0);
});
