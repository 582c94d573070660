/** One PostgreSQL for the whole run, with a migrated database that every test file copies. Uses the compiled product. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../../dist/sandbox/certificate-authority/certificate-authority.js';
import { ProductProcess } from '../../../dist/sandbox/environment/product-process.js';
import { readOrMakeSecrets } from '../../../dist/sandbox/environment/secrets.js';
import { loadSigningKey } from '../../../dist/sandbox/identity-provider/signing-key.js';
import { ensureDatabase, OWNER_ROLE } from '../../../dist/sandbox/postgres/roles.js';
import { removePostgres, startPostgres } from '../../../dist/sandbox/postgres/start-postgres.js';

const TEMPLATE = 'chaman_template';

export default async function setUp() {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaman-e2e-'));
  // The data are thrown away: nothing has to survive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), settings });
  globalThis.stopPostgresOfTests = async () => {
    await postgres.stop();
    await removePostgres(join(dataDir, 'postgres'));
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const admin = await postgres.connect('postgres');
    await ensureDatabase(admin, TEMPLATE).finally(() => admin.end());
    const environment = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_MIGRATION_URL: postgres.url(OWNER_ROLE, TEMPLATE),
    };
    const seed = join(dataDir, 'seed');
    await Promise.all([
      CertificateAuthority.open(seed).then((authority) => readOrMakeSecrets(seed, authority)),
      loadSigningKey(join(seed, 'identity-provider')),
      ProductProcess.spawn('migrate', environment, join(dataDir, 'migrate.log')).finished(),
    ]);
    process.env.CHAMAN_E2E = JSON.stringify({ dataDir, seed, template: TEMPLATE, postgres: postgres.address });
  } catch (error) {
    await globalThis.stopPostgresOfTests();
    throw error;
  }
}
