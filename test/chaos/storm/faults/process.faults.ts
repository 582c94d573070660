import type { Chance } from '../chance.js';
import { lasting, until } from '../pace.js';
import type { ProcessSlot } from '../stage/process-slot.js';
import type { Call, Trap } from '../traffic/gateway-traffic.js';
import type { CallStep } from '../traffic/step.js';
import { brokenOf, hitOf, PATIENCE_MS, type Fault, type Field, type Hit } from './fault.js';
import { whileBlocked } from './blocked-worker.js';
import { leaseOf } from './lease.js';

/** SIGKILL while at least one request is open there. */
export const apiKilled: Fault = async ({ stage, door }, chance) => {
  const slot = chance.pick(stage.apis);
  const delayMs = chance.between(0, 20);
  const openThere = () => [...door.open].filter(({ api }) => api === slot);
  await until(() => openThere().some(({ changes }) => changes) || undefined, PATIENCE_MS);
  await lasting(delayMs);
  const open = openThere();
  await slot.kill();
  const broken = await brokenOf(open);
  await slot.start();
  return broken;
};

/** SIGKILL while a worker is at this step with an account. */
export function workerKilledAt(step: CallStep): Fault {
  return async (field, chance) => {
    const slot = free(field, chance);
    // Dead before the gateway did it, or after it did and before the worker heard of it.
    const mode = chance.pick(['late', 'hold-answer'] as const);
    if (!slot) return [];
    return taking(slot, async () => {
      const held = hold(field, mode, (call) => call.worker === slot.name && call.step === step);
      const call = await until(() => held.trap.hits[0], PATIENCE_MS);
      held.trap.lift();
      if (call) await slot.kill();
      held.letGo();
      if (call) await slot.start();
      return call ? [hitOf(call)] : [];
    });
  };
}

/** The same for the steps that it takes in the database. */
export function workerKilledIn(step: 'claim' | 'record'): Fault {
  return async (field, chance) => {
    let killed: ProcessSlot | undefined;
    const hits = await whileBlocked(field, step, chance, async (worker) => {
      killed = worker;
      await worker.kill();
    });
    await killed?.start();
    return hits;
  };
}

/**
 * SIGSTOP between reading and writing; it goes on when its lease has ended and another worker may have gone on with its account.
 * Meanwhile other faults strike.
 */
export const workerStopped: Fault = async (field, chance) => {
  const slot = free(field, chance);
  if (!slot || field.stage.workers.some(({ taken }) => taken)) return [];
  const overMs = chance.between(200, 1_500);
  const held = hold(field, 'hold-answer', (call) => call.worker === slot.name && call.step === 'read');
  const call = await until(() => held.trap.hits[0], PATIENCE_MS);
  held.trap.lift();
  if (call) slot.signal('SIGSTOP');
  held.letGo();
  const lease = call && (await leaseOf(field, call));
  if (!lease) {
    slot.signal('SIGCONT');
    return [];
  }
  slot.taken = true;
  field.background(
    // Another one may have it by then; and what the stopped one still writes, is written before it is looked at for the last time.
    lasting(lease.leftMs + overMs).then(() => {
      slot.signal('SIGCONT');
      slot.taken = false;
    }),
  );
  return [hitOf(call)];
};

/** Its clock jumps by minutes in the middle of a reconcile, and stays wrong until the process ends or the round is over. */
export const clockOff: Fault = async (field, chance) => {
  const slot = free(field, chance);
  const byMs = chance.pick([-1, 1]) * chance.between(2, 15) * 60_000;
  if (!slot) return [];
  return taking(slot, async () => {
    const held = hold(field, 'hold-answer', (call) => call.worker === slot.name && call.kind !== 'sign-in');
    const call = await until(() => held.trap.hits[0], PATIENCE_MS);
    held.trap.lift();
    const shifted = call && (await field.stage.clocks.get(slot.name)?.shift(slot, byMs));
    held.letGo();
    return call && shifted && call.givenUpAt === undefined ? [hitOf(call)] : [];
  });
};

/** A call that matches stays open until it is let go. */
export function hold(
  { stage }: Pick<Field, 'stage'>,
  mode: 'late' | 'hold-answer',
  matches: (call: Call) => boolean,
): { readonly trap: Trap; letGo(): void } {
  let letGo: (run: boolean) => void = () => undefined;
  const go = new Promise<boolean>((resolve) => (letGo = resolve));
  return { trap: stage.traffic.trap(matches, () => ({ mode, go }), 1), letGo: () => letGo(true) };
}

function free({ stage }: Field, chance: Chance): ProcessSlot | undefined {
  return chance.shuffled(stage.workers).find(({ taken }) => !taken);
}

async function taking(slot: ProcessSlot, work: () => Promise<readonly Hit[]>): Promise<readonly Hit[]> {
  slot.taken = true;
  return work().finally(() => (slot.taken = false));
}
