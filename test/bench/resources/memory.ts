import type { Comparison } from '../measure/comparison.js';
import { residentMegabytes } from '../measure/process-use.js';
import { spreadOf } from '../measure/spread.js';
import { restAccountRequests } from '../routes/rest-accounts.js';
import { Child } from '../stage/child.js';
import type { BenchRequest } from '../stage/plan.js';
import type { BenchStage } from '../stage/stage.js';

const GOAL = 2;
const TURNS = 9;
const CONNECTIONS = 8;
const CREATIONS = 60;
const READS = 400;

/** Memory after each turn of a load: people list and create, and the worker brings what they made to its gateway. */
export async function memory(stage: BenchStage): Promise<readonly Comparison[]> {
  const { apiEnvironment } = stage.environment;
  await stage.startApi();
  const person = await stage.person();
  const worker = await stage.startWorker();
  const { DATABASE_URL, QUEUE_URL } = apiEnvironment;
  const bare = await Child.start('../resources/bare-nest.main', { DATABASE_URL, QUEUE_URL });
  const list: BenchRequest = { method: 'GET', path: '/api/v1/web-service-accounts', headers: person };
  const word: BenchRequest = { method: 'GET', path: '/', headers: {} };
  const creations = restAccountRequests([person], TURNS * CREATIONS);

  const seen: { readonly api: number; readonly worker: number; readonly bare: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const send = (url: string, requests: readonly BenchRequest[], count: number, status = 200) =>
      stage.rateAt(url, { requests, from: turn * CREATIONS, connections: CONNECTIONS, count, status });
    await send(stage.url, creations, CREATIONS, 201);
    await send(stage.url, [list], READS);
    await send(bare.url, [word], CREATIONS + READS);
    seen.push({
      api: residentMegabytes(stage.pid),
      worker: residentMegabytes(worker.pid),
      bare: residentMegabytes(bare.pid),
    });
  }
  await bare.stop();
  await worker.stop();
  return (['api', 'worker'] as const).map((name) => ({
    what: `memory of ${name === 'api' ? 'an API' : 'a worker'} under load`,
    unit: 'MB',
    figure: spreadOf(seen.map((each) => each[name])),
    baseline: spreadOf(seen.map((each) => each.bare)),
    baselineIs: 'Nest with MikroORM and BullMQ, one route',
    ratio: spreadOf(seen.map((each) => each[name] / each.bare)),
    goal: { atMost: GOAL, of: 'ratio' },
  }));
}
