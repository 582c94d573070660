import type { Comparison } from '../measure/comparison.js';
import { inTurns } from '../measure/turns.js';
import type { BenchRequest } from '../stage/plan.js';
import type { BenchStage } from '../stage/stage.js';

const GOAL = 0.5;
const TURNS = 7;
const PER_TURN = 400;
const WARM_UP = 2_000;

export interface ReadCase {
  readonly what: string;
  readonly request: BenchRequest;
}

/** Each request against a bare server with the statements that the product ran for it. The stage's API is recording before, and not after. */
export async function compareReads(
  stage: BenchStage,
  cases: readonly ReadCase[],
  connections: number,
): Promise<readonly Comparison[]> {
  const routes = [];
  for (const { request } of cases) {
    await stage.record(request);
    routes.push({ method: request.method, path: request.path, fresh: [], ...(await stage.record(request)) });
  }
  await stage.startBaseline(routes);
  await stage.startApi();
  const comparisons: Comparison[] = [];
  for (const [index, { what, request }] of cases.entries()) {
    const rate = (side: 'product' | 'baseline', count: number) =>
      stage.rate(side, { requests: [request], from: 0, connections, count, status: 200 });
    await rate('product', WARM_UP);
    await rate('baseline', WARM_UP);
    const sides = await inTurns(
      TURNS,
      () => rate('product', PER_TURN),
      () => rate('baseline', PER_TURN),
    );
    comparisons.push({
      what,
      unit: '/s',
      ...sides,
      baselineIs: 'node:http and pg, same statements, same bytes',
      goal: { atLeast: GOAL, of: 'ratio' },
      note: `${routes[index]?.statements.length ?? 0} statements`,
    });
  }
  return comparisons;
}
