import type pg from 'pg';
import type { ProductProcess } from '../../../sandbox/environment/product-process.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { inTurns } from '../measure/turns.js';
import { fill } from '../million/fill.js';
import { created, makeModel, type Model } from '../million/model.js';
import type { BenchRequest } from '../stage/plan.js';
import { BenchStage } from '../stage/stage.js';
import { timeOf, workerScans, type WorkerScans } from './worker-scans.js';

const GOAL = 1.3;
const SIZES = [1_000, 100_000, 1_000_000];
const LISTED = 50;
const TURNS = 7;
const WARM_UP = 150;
const REST = '/api/v1/web-service-accounts';

/** As many as one sweep takes from one gateway. */
const MAKE_DUE = `update provisioning_target set next_attempt_at = now() where id in
  (select id from provisioning_target where gateway = 'authorization-server' and lease_token is null order by id limit 500)`;

/** The product with so many accounts. */
interface Size {
  readonly accounts: number;
  readonly api: ProductProcess;
  readonly client: pg.Client;
  /** Creations, to be used up. */
  readonly requests: BenchRequest[];
}

interface Case {
  readonly what: string;
  /** Milliseconds of one. */
  readonly time: (size: Size) => Promise<number>;
}

/** One request after the other: what is looked for is how long one takes, not how many there may be. */
async function timeOfRequests(stage: BenchStage, { api }: Size, requests: readonly BenchRequest[], status = 200) {
  const count = requests.length;
  return 1_000 / (await stage.rateAt(api.url, { requests, from: 0, connections: 1, count, status }));
}

function cases(stage: BenchStage, { person, system }: Model, { sweep, nextToExpire }: WorkerScans): readonly Case[] {
  const repeated = (path: string, headers: Record<string, string>, count = 60) =>
    Array.from({ length: count }, () => ({ method: 'GET', path, headers }));
  const clientId = 'self_service_chaman_200050_0000000501';
  const list = repeated(REST, person);
  const lookUp = repeated(`/api/v1/accounts?clientId=${clientId}`, system);
  return [
    {
      what: 'create a REST account',
      time: (size) => timeOfRequests(stage, size, size.requests.splice(0, 30), 201),
    },
    { what: `list ${LISTED} accounts of a sender`, time: (size) => timeOfRequests(stage, size, list) },
    { what: 'look up an account by its client id', time: (size) => timeOfRequests(stage, size, lookUp) },
    { what: 'sweep, with nothing due', time: ({ client }) => timeOf(client, sweep) },
    { what: 'sweep, with 500 due', time: ({ client }) => timeOf(client, sweep, MAKE_DUE) },
    { what: 'look for what expires next', time: ({ client }) => timeOf(client, nextToExpire) },
  ];
}

/** The sizes are measured in turns in the same run, each in a database and with an API of its own. */
async function compare(each: Case, size: Size, smallest: Size): Promise<Comparison> {
  for (const one of [smallest, size]) await each.time(one);
  return {
    what: `${each.what}, of ${size.accounts.toLocaleString('en')}`,
    unit: 'ms',
    ...(await inTurns(
      TURNS,
      () => each.time(size),
      () => each.time(smallest),
    )),
    baselineIs: `the same with ${smallest.accounts.toLocaleString('en')} accounts`,
    goal: { atMost: GOAL, of: 'ratio' },
  };
}

async function prepare(stage: BenchStage, accounts: number, model: Model, tell: (text: string) => void): Promise<Size> {
  const database = `with_${accounts}`;
  const client = await stage.copyDatabase(database);
  const begun = performance.now();
  await fill(client, accounts, model.accountId);
  const { rows } = await client.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  tell(`  ${accounts} accounts in ${Math.round((performance.now() - begun) / 1_000)} s: ${rows[0]?.size}`);
  return { accounts, client, api: await stage.startApiOn(database), requests: [...model.requests] };
}

async function measured(stage: BenchStage, tell: (text: string) => void): Promise<readonly Comparison[]> {
  await stage.startApi();
  const model = await makeModel(stage, LISTED - 1 + WARM_UP + 2 * SIZES.length * TURNS * 40);
  for (const request of model.requests.slice(0, LISTED - 1)) await created(stage, request);
  const rest: Model = { ...model, requests: model.requests.slice(LISTED - 1) };
  await stage.stopApi();
  const scans = await workerScans(stage);

  const sizes: Size[] = [];
  try {
    for (const accounts of SIZES) sizes.push(await prepare(stage, accounts, rest, tell));
    const comparisons: Comparison[] = [];
    for (const size of sizes) await timeOfRequests(stage, size, size.requests.splice(0, WARM_UP), 201);
    const [smallest, ...larger] = sizes;
    for (const each of cases(stage, rest, scans))
      for (const size of larger) if (smallest) comparisons.push(await compare(each, size, smallest));
    return comparisons;
  } finally {
    for (const { api, client } of sizes) {
      await api.stop();
      await client.end();
    }
  }
}

export const growth: BenchPart = {
  name: 'growth',
  about: 'creating, listing, looking up, sweeping with a hundred thousand and a million accounts, against a thousand',
  run: async (tell) => {
    const stage = await BenchStage.start();
    return measured(stage, tell).finally(() => stage.stop());
  },
};
