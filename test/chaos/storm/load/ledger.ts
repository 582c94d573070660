import type { Channel } from '../../../../src/account/channel/channel.js';
import type { AuditAction } from '../../../../src/audit/audit-action.js';

/** What the audit trail must tell of a change, as far as the one who asked for it knows. */
export interface Wanted {
  readonly name?: string;
  readonly userName?: string;
  readonly permissions?: readonly string[];
  /** SHA-256, hexadecimal. */
  readonly certificate?: string;
  readonly certificateGone?: string;
  /** `SHA256:…` */
  readonly sshKey?: string;
}

/** One request to change something, and what became of it. */
export interface Asked {
  readonly sender: string;
  readonly action: AuditAction;
  readonly channel: Channel;
  /** Undefined for a creation that was not answered. */
  accountId?: string;
  readonly wanted: Wanted;
  /** Never shown again: only whoever asked for it knows it. */
  readonly password?: string;
  /**
   * `open` under way · `accepted` · `refused` by a status that says so · `unknown` no answer, or one that says nothing: it may
   * have been done or not.
   */
  answer: 'open' | 'accepted' | 'refused' | 'unknown';
  revision?: number;
  /** The status, or why there was none. */
  told?: string;
}

/** Every request of every sender, as the senders know it: what the checker holds the product against. */
export class Ledger {
  private readonly all: Asked[] = [];

  begin(asked: Omit<Asked, 'answer'>): Asked {
    const begun: Asked = { ...asked, answer: 'open' };
    this.all.push(begun);
    return begun;
  }

  entries(): readonly Asked[] {
    return this.all;
  }

  /** How many requests were answered in which way. */
  counts(): Readonly<Record<Asked['answer'], number>> {
    const counts = { open: 0, accepted: 0, refused: 0, unknown: 0 };
    for (const { answer } of this.all) counts[answer] += 1;
    return counts;
  }
}
