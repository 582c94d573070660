import { runningPostgres, type Postgres, type PostgresAddress } from '../../../sandbox/postgres/running-postgres.js';

interface Shared {
  /** Folder of the run; removed at its end. */
  readonly dataDir: string;
  /** Keys and certificates that are made once and copied, to save time. */
  readonly seed: string;
  /** A migrated database to copy. */
  readonly template: string;
}

/** What `global-setup.js` left for the test files of this run. */
export function sharedRun(): Shared & { readonly postgres: Postgres } {
  const given = process.env['CHAMAN_E2E'];
  if (!given) throw new Error('Run e2e tests with `npm run test:e2e`: they need the database that its set-up starts');
  const { postgres, ...shared } = JSON.parse(given) as Shared & { readonly postgres: PostgresAddress };
  return { ...shared, postgres: runningPostgres(postgres) };
}
