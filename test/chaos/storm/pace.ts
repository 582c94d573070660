// eslint-disable-next-line no-restricted-imports -- here time itself is what is tried: outages last, late writes come late, load has a pace
import { setTimeout as pass } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

/** For what lasts: a fault, or the pace of the load. Never to wait for a state: see {@link until}. */
export async function lasting(ms: number, signal?: AbortSignal): Promise<void> {
  await pass(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
}

/**
 * Resolves with what `look` finds; undefined when it finds nothing in time. It is looked at, not told: what tells, the database, is
 * itself taken down by the storm.
 */
export async function until<Found>(
  look: () => Promise<Found | undefined> | Found | undefined,
  withinMs: number,
): Promise<Found | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() >= deadline) return undefined;
    await pass(LOOK_EVERY_MS);
  }
}
