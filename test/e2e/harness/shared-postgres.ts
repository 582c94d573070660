import { runningPostgres, type Postgres, type PostgresAddress } from '../../../sandbox/postgres/running-postgres.js';

/** What the set-up of the run left for its test files. */
interface SharedRun {
  readonly dataDir: string;
  readonly template: string;
  readonly postgres: PostgresAddress;
}

export function sharedRun(): { readonly dataDir: string; readonly template: string; readonly postgres: Postgres } {
  const given = process.env['CHAMAN_E2E'];
  if (!given) throw new Error('Run e2e tests with `npm run test:e2e`: they need the database that its set-up starts');
  const { dataDir, template, postgres } = JSON.parse(given) as SharedRun;
  return { dataDir, template, postgres: runningPostgres(postgres) };
}
