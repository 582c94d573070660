import pg from 'pg';
import { KEPT_YEARS, purgeAuditTrail } from './audit/purge-audit-trail.js';
import { configured } from './configuration.js';
import { runProcess } from './platform/process/run.js';

/** Needs the role that owns the tables: those of the processes may not delete events at all. */
runProcess(async () => {
  const { DATABASE_MIGRATION_URL } = await configured('audit:purge');
  const client = new pg.Client({ connectionString: DATABASE_MIGRATION_URL });
  await client.connect();
  try {
    const purged = await purgeAuditTrail(client, new Date());
    process.stdout.write(`${purged} audit events older than ${KEPT_YEARS} years removed\n`);
  } finally {
    await client.end();
  }
  process.exit(0);
});
