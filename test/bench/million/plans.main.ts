import { cpus } from 'node:os';
import type { BenchRequest } from '../stage/plan.js';
import { BenchStage, statementsIn } from '../stage/stage.js';
import type { Statement } from '../stage/statement.js';
import { fill } from './fill.js';
import { Listing } from './listing.js';
import { makeModel, untilInForce } from './model.js';
import { fault } from './plans.js';

/**
 * Whether anything that people, systems or workers wait for gets slower with the number of accounts: the product runs against a
 * million, and the plan of each of its statements is looked at. Ends with 1, and names them, where one reads a whole table that grows,
 * and where a route sends other statements than statements.txt lists; `--write` writes that anew.
 */

const ACCOUNTS = Number(process.env['CHAMAN_PLANS_ACCOUNTS'] ?? 1_000_000);
/** In small tables it is right to read everything. */
const FEWEST = 100_000;
const REST = '/api/v1/web-service-accounts';

interface Place {
  readonly cursor: string;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<boolean> {
  if (!(ACCOUNTS >= FEWEST)) throw new Error(`CHAMAN_PLANS_ACCOUNTS: a number from ${FEWEST}`);
  const stage = await BenchStage.start();
  try {
    await stage.startApi(true);
    const {
      person,
      system,
      accountId: id,
      requests: [other],
    } = await makeModel(stage, 1);
    if (!other) throw new Error('Nothing to create');
    const client = await stage.environment.postgres.connect(stage.environment.databaseName);
    const begun = performance.now();
    await fill(client, ACCOUNTS, id);
    const { rows } = await client.query<{ size: string }>(
      'select pg_size_pretty(pg_database_size(current_database())) as size',
    );
    say(
      `· ${ACCOUNTS} accounts in ${Math.round((performance.now() - begun) / 1_000)} s, ${rows[0]?.size}; ${cpus().length} processors`,
    );

    const recorded = new Map<string, Statement>();
    const keep = (statements: readonly Statement[]) => {
      // The queue's own tables hold what waits, not what there is.
      for (const each of statements) if (each.options === '') recorded.set(each.text, each);
    };
    const listing = new Listing();
    const record = async (request: BenchRequest) => {
      const answered = await stage.record(request);
      listing.add(request, answered.statements);
      keep(answered.statements);
      return answered;
    };
    const latest = await stage.read<Place>('/api/v1/changes/latest', system);
    for (const request of requests(id, person, system, latest.cursor)) await record(request);
    const another = await record(other);
    const { id: anotherId } = JSON.parse(another.answer.body) as { readonly id: string };
    keep(statementsIn(await stage.recordWorker(() => untilInForce(stage, anotherId, latest.cursor, system))));

    const faults: string[] = [];
    for (const statement of recorded.values()) {
      const found = await fault(client, statement);
      if (found !== undefined)
        faults.push(`✗ ${found}:\n  ${statement.text.replace(/\s+/g, ' ').trim().slice(0, 300)}`);
    }
    await client.end();
    if (process.argv.includes('--write')) listing.write();
    const changed = listing.differences();
    for (const each of [...faults, ...changed]) say(each);
    say(`${recorded.size - faults.length} passed, ${faults.length} failed`);
    return faults.length === 0 && changed.length === 0 && recorded.size > 30;
  } finally {
    await stage.stop();
  }
}

/** What is asked for most, and what looks for something among all. */
function requests(
  id: string,
  person: Record<string, string>,
  system: Record<string, string>,
  cursor: string,
): readonly BenchRequest[] {
  const get = (path: string, headers: Record<string, string>) => ({ method: 'GET', path, headers });
  return [
    get(REST, person),
    get(`${REST}/${id}`, person),
    get(`/api/v1/audit-events?accountId=${id}`, person),
    get('/api/v1/contact', person),
    get(`/api/v1/changes?after=${encodeURIComponent(cursor)}`, system),
    get('/api/v1/senders', system),
    get('/api/v1/senders/200500', system),
    get('/api/v1/senders/200500/accounts', system),
    get('/api/v1/senders?organisationNumber=0000000500', system),
    get('/api/v1/accounts?userName=EXPu5000', system),
    get('/api/v1/accounts?clientId=self_service_chaman_200500_0000005001', system),
    get(`/api/v1/accounts?certificateSha256=${'0'.repeat(60)}1388`, system),
  ];
}

process.exitCode = (await main()) ? 0 : 1;
