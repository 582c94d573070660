import { judgeCertificate } from '../../../src/certificate/judge-certificate.js';
import { TrustStore } from '../../../src/certificate/trust-store.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { spreadOf } from '../measure/spread.js';
import { inTurns } from '../measure/turns.js';
import type { BaselineRoute, BenchRequest } from '../stage/plan.js';
import { BenchStage } from '../stage/stage.js';
import { newIn } from '../stage/statement.js';
import { restAccountRequests } from './rest-accounts.js';

const GOAL = 0.5;
const TURNS = 7;
const PER_TURN = 80;
const WARM_UP = 200;
const CONNECTIONS = 8;
/** Of three senders: changes of one sender wait for each other. */
const PEOPLE = ['access-manager', 'second-employer', 'professional'];
const RECORDED = 3;

/** Milliseconds that the certificate of one request takes, measured by itself. */
function timesInRules(requests: readonly BenchRequest[]): readonly number[] {
  const trust = TrustStore.fromFiles([]);
  return requests.map(({ body = '' }) => {
    const { certificate } = JSON.parse(body) as { readonly certificate: { readonly content: string } };
    const bytes = Buffer.from(certificate.content, 'base64');
    const begun = performance.now();
    judgeCertificate({ bytes, uploadName: 'edi.cer', channel: 'REST', now: new Date(), trust });
    return performance.now() - begun;
  });
}

/** The queue is in PostgreSQL, and no worker runs: what is measured ends with the jobs being in. */
async function measured(stage: BenchStage): Promise<readonly Comparison[]> {
  await stage.startApi(true);
  const people = await Promise.all(PEOPLE.map((id) => stage.person(id)));
  const requests = restAccountRequests(people, TURNS * PER_TURN + WARM_UP + RECORDED * people.length);
  const routes: BaselineRoute[] = [];
  for (const [index, { cookie = '' }] of people.entries()) {
    const own = [0, 1, 2].map((turn) => requests[index + turn * people.length]);
    const recorded = [];
    for (const request of own) if (request) recorded.push({ ...request, ...(await stage.record(request)) });
    // The first request of a process looks for what later ones know.
    const [, first, second] = recorded;
    if (!first || !second) throw new Error('Nothing to measure');
    routes.push({ ...first, cookie, fresh: newIn(first, second) });
  }
  await stage.startBaseline(routes);
  await stage.startApi();

  let from = RECORDED * people.length;
  const ours = (count: number) => {
    const task = { requests, from, connections: CONNECTIONS, count, status: 201 };
    from += count;
    return stage.rate('product', task);
  };
  const baseline = (count: number) =>
    stage.rate('baseline', { requests, from: 0, connections: CONNECTIONS, count, status: 201 });
  await ours(WARM_UP);
  await baseline(WARM_UP);
  const sides = await inTurns(
    TURNS,
    () => ours(PER_TURN),
    () => baseline(PER_TURN),
  );
  return [
    {
      what: 'create a REST account',
      unit: '/s',
      ...sides,
      baselineIs: 'node:http and pg, same statements, same jobs, same bytes',
      goal: { atLeast: GOAL, of: 'ratio' },
      note: `${routes[0]?.statements.length ?? 0} statements`,
    },
    {
      what: 'of that, the rules of the certificate',
      unit: 'ms',
      figure: spreadOf(timesInRules(requests).slice(WARM_UP)),
    },
  ];
}

export const create: BenchPart = {
  name: 'create',
  about: 'creating REST accounts with self-signed EC certificates, against a bare server with the same statements',
  run: async () => {
    const stage = await BenchStage.start();
    return measured(stage).finally(() => stage.stop());
  },
};
