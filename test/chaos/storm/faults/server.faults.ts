import { lasting, until } from '../pace.js';
import type { Call } from '../traffic/gateway-traffic.js';
import { brokenOf, hitOf, PATIENCE_MS, type Fault } from './fault.js';
import { leaseOf } from './lease.js';
import { hold } from './process.faults.js';

/** PostgreSQL goes down in the middle of requests and reconciles, and comes back. */
export function databaseRestarted(how: 'ended' | 'crashed'): Fault {
  return async ({ stage, door }) => {
    await until(() => (stage.traffic.open.size > 0 && door.open.size > 0) || undefined, PATIENCE_MS);
    const calls = reconciling(stage.traffic.open);
    const requests = [...door.open];
    await stage.database.restart(how);
    return [...calls.map(hitOf), ...(await brokenOf(requests))];
  };
}

/** Every job is gone, that of a running reconcile as well. */
export const queueEmptied: Fault = async ({ stage }) => {
  await until(() => reconciling(stage.traffic.open).length > 0 || undefined, PATIENCE_MS);
  const calls = reconciling(stage.traffic.open);
  await stage.queue.empty();
  return calls.map(hitOf);
};

/** The Redis of the queue goes down in the middle of a reconcile, and comes back empty. */
export const redisRestarted: Fault = async ({ stage }, chance) => {
  const downMs = chance.between(0, 1_000);
  await until(() => reconciling(stage.traffic.open).length > 0 || undefined, PATIENCE_MS);
  const calls = reconciling(stage.traffic.open);
  await stage.queue.restart(() => lasting(downMs));
  return calls.map(hitOf);
};

/** Jobs for an account come again while its reconcile runs, for every worker to take. */
export const jobDuplicated: Fault = async (field, chance) => {
  const { stage } = field;
  const times = chance.between(2, 6);
  const held = hold(field, 'hold-answer', ({ kind, subject }) => kind !== 'sign-in' && subject !== undefined);
  try {
    const call = await until(() => held.trap.hits[0], PATIENCE_MS);
    held.trap.lift();
    const lease = call && (await leaseOf(field, call));
    if (!lease) return [];
    await stage.queue.giveAgain(call.gateway, lease.targetId, times);
    await lasting(200);
    // Still the same holder, although others were told to take it.
    const after = await leaseOf(field, call);
    return after?.token === lease.token && call.givenUpAt === undefined ? [hitOf(call)] : [];
  } finally {
    held.trap.lift();
    held.letGo();
  }
};

function reconciling(open: ReadonlySet<Call>): Call[] {
  return [...open].filter(({ kind }) => kind !== 'list');
}
