import { hash } from 'node:crypto';
import type { System } from './system.js';

/** So long a token is taken for what it was found to be: a key that its issuer withdraws is trusted so much longer. */
const REMEMBERED_MS = 60_000;
const TOKENS_AT_MOST = 1_000;

interface Accepted {
  readonly system: System;
  readonly until: number;
}

/**
 * Tokens whose signature was verified a moment ago, so that a system which asks often costs one verification a minute: that
 * takes longer than all the rest of a look-up. Kept by their digest, whole, so that nothing but the very same token is found.
 * Bounded: the one that was verified longest ago is forgotten first.
 */
export class AcceptedTokens {
  private readonly byDigest = new Map<string, Accepted>();

  /** Undefined for a token that has to be verified. @param now milliseconds since 1970 */
  find(token: string, now: number): System | undefined {
    const digest = digestOf(token);
    const found = this.byDigest.get(digest);
    if (found && now < found.until) return found.system;
    this.byDigest.delete(digest);
    return undefined;
  }

  /** @param ends from when on the token is no longer accepted; milliseconds since 1970, as `now` */
  remember(token: string, system: System, now: number, ends: number): void {
    this.byDigest.set(digestOf(token), { system, until: Math.min(ends, now + REMEMBERED_MS) });
    for (const [digest, { until }] of this.byDigest) {
      if (now < until && this.byDigest.size <= TOKENS_AT_MOST) return;
      this.byDigest.delete(digest);
    }
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64');
}
