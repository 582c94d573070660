import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../environment.js';
import { ProductProcess } from '../environment/product-process.js';
import { PROJECT_ROOT } from '../environment/project-root.js';

/**
 * Brings the database to the version that is compiled; answers whether there was anything to do. The database itself
 * carries, as its comment, what it was last brought to: asking that is quicker than a migration with nothing to do.
 */
export async function migrateIfNeeded(environment: Environment, logFile: string): Promise<boolean> {
  const { postgres, databaseName, migrationEnvironment } = environment;
  const version = await compiledVersion();
  const admin = await postgres.connect(databaseName);
  try {
    const { rows } = await admin.query<{ comment: string | null }>(
      `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
      [databaseName],
    );
    if (version !== undefined && rows[0]?.comment === version) return false;
    await ProductProcess.spawn('migrate', migrationEnvironment, logFile).finished();
    await admin.query(
      `comment on database ${admin.escapeIdentifier(databaseName)} is ${admin.escapeLiteral(version ?? '')}`,
    );
    return true;
  } finally {
    await admin.end();
  }
}

/** Undefined when `scripts/prepare.mjs` did not compile. */
async function compiledVersion(): Promise<string | undefined> {
  try {
    const hash = createHash('sha256');
    for (const file of ['dist/.built', 'data/permission-catalogue.json'])
      hash.update(await readFile(join(PROJECT_ROOT, file)));
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}
