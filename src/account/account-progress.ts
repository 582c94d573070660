import type { Text } from '../platform/i18n/texts.js';
import type { GatewayName } from '../provisioning/gateway.port.js';
import type { TargetFailure, TargetState } from '../provisioning/target-state.js';
import {
  AFTER_MAINTENANCE,
  AGAIN,
  ASK_FOR_HELP,
  DELETE_AND_RECREATE,
  FAILURES,
  MAINTENANCE,
  REMEDIES,
  STEPS,
  SYSTEM_NAMES,
  WAIT,
} from './account-progress.texts.js';

/** How far one system has come with an account, as far as people are told. */
export interface TargetFacts {
  readonly gateway: GatewayName;
  readonly state: TargetState;
  readonly stateSince: Date;
  readonly failure: TargetFailure | null;
  /** When the worker looks again by itself; null when it does not. */
  readonly nextAttemptAt: Date | null;
  /** Whether operations maintain the system. */
  readonly paused: boolean;
}

export interface Progress {
  /** The system that the account waits for. */
  readonly step: Text;
  readonly since: Date;
  readonly detail: Text;
  readonly lastFailure: { readonly text: Text; readonly at: Date } | null;
  readonly triedNextAt: Date | null;
  readonly whatHappensNext: Text;
}

/** The most telling system first: a refusal explains more than a wait. */
const ORDER = ['refused', 'retrying', 'verifying', 'pending'] as const;

/** Why the account is not there yet and what happens next; undefined when nothing is left to do. */
export function accountProgress(deleted: boolean, targets: readonly TargetFacts[]): Progress | undefined {
  const state = ORDER.find((candidate) => targets.some((target) => target.state === candidate));
  const target = targets.find((each) => each.state === state);
  if (!state || !target) return undefined;
  const { failure } = target;
  const maintained = target.paused && state !== 'refused';
  const reason = failure?.reason ?? 'not-accepted';
  return {
    step: SYSTEM_NAMES[target.gateway],
    since: target.stateSince,
    detail: maintained ? MAINTENANCE : detailOf(state, reason),
    lastFailure: failure && { text: FAILURES[failure.reason], at: new Date(failure.at) },
    // What is due already is under way, or about to be.
    triedNextAt: !maintained && (state === 'retrying' || state === 'verifying') ? target.nextAttemptAt : null,
    whatHappensNext: maintained ? AFTER_MAINTENANCE : whatHappensNext(state, reason, deleted),
  };
}

function detailOf(state: (typeof ORDER)[number], reason: TargetFailure['reason']): Text {
  return state === 'refused' ? FAILURES[reason] : STEPS[state];
}

/** What people are told of a refusal for good. */
export function refusalWords(
  reason: string | undefined,
  deleted: boolean,
): Pick<Progress, 'detail' | 'whatHappensNext'> {
  const known = isReason(reason) ? reason : 'not-accepted';
  return { detail: FAILURES[known], whatHappensNext: whatHappensNext('refused', known, deleted) };
}

function isReason(reason: string | undefined): reason is TargetFailure['reason'] {
  return reason !== undefined && Object.hasOwn(FAILURES, reason);
}

function whatHappensNext(state: (typeof ORDER)[number], reason: TargetFailure['reason'], deleted: boolean): Text {
  if (state === 'retrying') return AGAIN;
  if (state !== 'refused') return WAIT;
  return deleted ? ASK_FOR_HELP : (REMEDIES[reason] ?? DELETE_AND_RECREATE);
}
