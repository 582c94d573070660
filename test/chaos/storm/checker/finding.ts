/**
 * What the checker can find. `lost` accepted, and never done · `twice` there more often than once · `alive` an object at a gateway
 * whose account is gone · `untrue` a gateway that holds something else than its account · `shown-early` the same while the account
 * was shown as active, or as gone · `audit` the trail tells something else than what was asked and answered · `client-id` a REST
 * account with a second one · `stuck` a process that lives and does nothing · `leak` a secret in a log, or where somebody reads it.
 */
export type FindingKind =
  'lost' | 'twice' | 'alive' | 'untrue' | 'shown-early' | 'audit' | 'client-id' | 'stuck' | 'leak';

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}

/** Kept once each. */
export class Findings {
  private readonly found = new Map<string, Finding>();

  add(kind: FindingKind, what: string): void {
    this.found.set(`${kind} ${what}`, { kind, what });
  }

  all(): readonly Finding[] {
    return [...this.found.values()];
  }
}
