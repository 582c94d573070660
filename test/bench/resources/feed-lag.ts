import type { Comparison } from '../measure/comparison.js';
import { quantile, spreadOf } from '../measure/spread.js';
import { restAccountRequests } from '../routes/rest-accounts.js';
import type { BenchStage } from '../stage/stage.js';

const GOAL_SECONDS = 1;
const TURNS = 5;
const CREATIONS = 200;
const CONNECTIONS = 8;
const PEOPLE = ['second-employer', 'professional'];

interface Page {
  readonly items: readonly { readonly type: string; readonly occurredAt: string }[];
  readonly next: string;
}

/** Seconds from a change to the moment in which a reader that waits for it has it, while many are made and brought to their gateways. */
export async function feedLag(stage: BenchStage): Promise<Comparison> {
  await stage.startApi();
  const worker = await stage.startWorker();
  const system = await stage.system();
  const people = await Promise.all(PEOPLE.map((id) => stage.person(id)));
  let { cursor } = await stage.read<{ readonly cursor: string }>('/api/v1/changes/latest', system);
  const shares: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const requests = restAccountRequests(people, CREATIONS);
    const load = { requests, from: 0, connections: CONNECTIONS, count: CREATIONS, status: 201 };
    const creating = stage.rate('product', load);
    const lags: number[] = [];
    for (let told = 0; told < CREATIONS;) {
      const page = await stage.read<Page>(`/api/v1/changes?after=${encodeURIComponent(cursor)}&wait=10`, system);
      const now = Date.now();
      for (const { type, occurredAt } of page.items) {
        lags.push((now - Date.parse(occurredAt)) / 1_000);
        if (type === 'account.created') told += 1;
      }
      cursor = page.next;
    }
    await creating;
    shares.push(quantile(lags, 0.99));
  }
  await worker.stop();
  return {
    what: 'from a change to its being read in the feed, under load, p99',
    unit: 's',
    figure: spreadOf(shares),
    goal: { atMost: GOAL_SECONDS, of: 'figure' },
  };
}
