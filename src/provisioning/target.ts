import type { GatewayName } from './gateway.port.js';
import type { TargetFailure, TargetState } from './target-state.js';

/** A target under lease: nobody else touches this account at this gateway until the lease ends. */
export interface LeasedTarget {
  readonly id: string;
  readonly accountId: string;
  readonly gateway: GatewayName;
  readonly leaseToken: string;
  readonly attempts: number;
  /** Of the request that asked for this, or for the change before; null where none did. */
  readonly traceParent: string | null;
  readonly removalChecks: number;
  /** Value of `reconcileRequests` when the lease was taken; a higher one later means that something changed meanwhile. */
  readonly request: number;
  /** A write of unknown outcome may still run until then; null when there is none. */
  readonly verifyInMs: number | null;
}

/** What an attempt led to, to be recorded in one statement. */
export interface Recording {
  readonly state: TargetState;
  readonly failure: TargetFailure | null;
  readonly attempts: number;
  /** Milliseconds until the next attempt; `never` after a permanent refusal; null when nothing is left to do. */
  readonly nextAttemptInMs: number | 'never' | null;
  /** Set when the gateway confirmed this revision. */
  readonly provisionedRevision?: number;
  /** Milliseconds until a write of unknown outcome has certainly run; null clears it; undefined leaves it. */
  readonly verifyInMs?: number | null;
  readonly removalChecks?: number;
}
