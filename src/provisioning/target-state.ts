import type { RefusalReason } from './gateway.port.js';

/**
 * Where one gateway stands with one account.
 * `pending` a change waits or is under way · `retrying` the gateway could not be reached or failed, tried again later ·
 * `verifying` a write of unknown outcome may still run there, looked at again later · `refused` the gateway said no and trying
 * again is pointless · `provisioned` it has the desired state, read back · `removed` it confirmed the removal.
 */
export const TARGET_STATES = ['pending', 'retrying', 'verifying', 'refused', 'provisioned', 'removed'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** Why the last attempt did not succeed; never holds a secret. */
export interface TargetFailure {
  readonly reason: RefusalReason | 'unavailable' | 'differs-after-writing';
  /** For operations, not for the organisation's people. */
  readonly detail: string;
  readonly at: string;
}
