import type { Desired } from './desired-account.js';
import type { Gateway, ObserveResult, Refused, Unavailable } from './gateway.port.js';
import { retryDelayMs } from './retry-delay.js';
import type { TargetFailure } from './target-state.js';
import type { LeasedTarget, Recording } from './target.js';

export interface AttemptSettings {
  readonly retryBaseMs: number;
  /** How long a write that got no answer may still run there. */
  readonly lateWriteMs: number;
}

const HOUR_MS = 3_600_000;
/** A confirmed removal is looked at again after an hour and after a day: a write that was under way then may have undone it. */
const REMOVAL_CHECKS_AFTER_MS = [HOUR_MS, 24 * HOUR_MS];

/** Brings one gateway to the desired state of one account, reads it back and says what is to be recorded. Writes nothing here. */
export async function attempt(
  gateway: Gateway,
  desired: Desired,
  target: LeasedTarget,
  settings: AttemptSettings,
  signal: AbortSignal,
): Promise<Recording> {
  if (desired.kind === 'waiting') return waiting(target, settings);
  const result =
    desired.kind === 'living'
      ? await gateway.apply(desired.account, signal)
      : await gateway.remove(desired.account, signal);
  if (result.outcome === 'unavailable' || result.outcome === 'refused') return failed(result, target, settings);

  const seen = await gateway.observe(desired.account, desired.kind === 'living' ? desired.account : null, signal);
  if (seen.outcome === 'unavailable' || seen.outcome === 'refused') return failed(seen, target, settings);
  const differences = differencesFrom(desired, seen);
  if (differences !== null) return retry(target, settings, failure('differs-after-writing', differences));

  // Agreeing now proves nothing while an earlier write may still run there.
  if (target.verifyInMs !== null && target.verifyInMs > 0)
    return { state: 'verifying', failure: null, attempts: target.attempts, nextAttemptInMs: target.verifyInMs };
  return desired.kind === 'living' ? provisioned(desired.account.revision) : removed(desired.revision, target);
}

/** Nothing is wrong: the removal before it will be confirmed, and its settlement makes this target due at once. */
function waiting(target: LeasedTarget, settings: AttemptSettings): Recording {
  const attempts = target.attempts + 1;
  const nextAttemptInMs = retryDelayMs(attempts, settings.retryBaseMs, Math.random());
  return { state: 'pending', failure: null, attempts, nextAttemptInMs };
}

function provisioned(revision: number): Recording {
  return {
    state: 'provisioned',
    failure: null,
    attempts: 0,
    nextAttemptInMs: null,
    provisionedRevision: revision,
    verifyInMs: null,
  };
}

function removed(revision: number, target: LeasedTarget): Recording {
  return {
    state: 'removed',
    failure: null,
    attempts: 0,
    nextAttemptInMs: REMOVAL_CHECKS_AFTER_MS[target.removalChecks] ?? null,
    provisionedRevision: revision,
    verifyInMs: null,
    removalChecks: target.removalChecks + 1,
  };
}

/** What is still wrong at the gateway; null when nothing is. */
function differencesFrom(
  desired: Exclude<Desired, { kind: 'waiting' }>,
  seen: Exclude<ObserveResult, Refused | Unavailable>,
): string | null {
  if (desired.kind === 'tombstone') return seen.outcome === 'present' ? 'still there after removal' : null;
  if (seen.outcome !== 'present') return `${seen.outcome} after writing`;
  return seen.differences.length > 0 ? seen.differences.join(', ') : null;
}

function failed(result: Refused | Unavailable, target: LeasedTarget, settings: AttemptSettings): Recording {
  if (result.outcome === 'unavailable') {
    const recording = retry(target, settings, failure('unavailable', result.cause));
    return result.writeMayStillRun ? { ...recording, verifyInMs: settings.lateWriteMs } : recording;
  }
  const { reason, detail } = result;
  if (!result.permanent) return retry(target, settings, failure(reason, detail));
  return {
    state: 'refused',
    failure: failure(reason, detail),
    attempts: target.attempts + 1,
    nextAttemptInMs: 'never',
  };
}

function retry(target: LeasedTarget, settings: AttemptSettings, why: TargetFailure): Recording {
  const attempts = target.attempts + 1;
  return {
    state: 'retrying',
    failure: why,
    attempts,
    nextAttemptInMs: retryDelayMs(attempts, settings.retryBaseMs, Math.random()),
  };
}

function failure(reason: TargetFailure['reason'], detail: string): TargetFailure {
  return { reason, detail: detail.slice(0, 500), at: new Date().toISOString() };
}
