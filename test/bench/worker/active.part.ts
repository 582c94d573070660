import type { BenchPart, Comparison } from '../measure/comparison.js';
import { quantile, spreadOf } from '../measure/spread.js';
import { BenchStage } from '../stage/stage.js';
import { OneChange } from './one-change.js';
import { startRegistry } from './pending-accounts.js';

const TURNS = 8;
const PER_TURN = 25;
const WARM_UP = 40;
const SHARES = [
  { name: 'p50', share: 0.5, goal: 1.5 },
  { name: 'p99', share: 0.99, goal: 3 },
];

async function times(count: number, one: () => Promise<number>): Promise<number[]> {
  const measured: number[] = [];
  for (let each = 0; each < count; each += 1) measured.push(await one());
  return measured;
}

async function measured(stage: BenchStage): Promise<readonly Comparison[]> {
  const { postgres, databaseName } = stage.environment;
  const client = await postgres.connect(databaseName);
  const registry = await startRegistry();
  const change = await OneChange.prepare(stage, client, registry);
  const ours: number[][] = [];
  const script: number[][] = [];
  // A worker would do the script's work: it is stopped for its turns.
  for (let turn = 0; turn < TURNS; turn += 1) {
    script.push((await times(WARM_UP + PER_TURN, () => change.byScript())).slice(WARM_UP));
    const worker = await stage.startWorker({ SCIM_URL: registry.url });
    ours.push((await times(WARM_UP + PER_TURN, () => change.byProduct())).slice(WARM_UP));
    await worker.stop();
  }
  await change.stop();
  await registry.stop();
  await client.end();
  return SHARES.map(({ name, share, goal }) => {
    const of = (turns: readonly number[][]) => turns.map((each) => quantile(each, share));
    const [figures, baselines] = [of(ours), of(script)];
    return {
      what: `from the request to active, idle system, ${name}`,
      unit: 'ms',
      figure: spreadOf(figures),
      baseline: spreadOf(baselines),
      baselineIs: 'a script with the same statements and calls, one after the other',
      ratio: spreadOf(figures.map((figure, turn) => figure / (baselines[turn] ?? Number.NaN))),
      goal: { atMost: goal, of: 'ratio' },
    };
  });
}

export const active: BenchPart = {
  name: 'active',
  about: 'from the request for an account to its being in force, against a script with the same statements and calls',
  run: async () => {
    const stage = await BenchStage.start();
    return measured(stage).finally(() => stage.stop());
  },
};
