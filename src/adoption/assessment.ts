import type { TrustStore } from '../certificate/trust-store.js';
import type { Remark } from './fault.js';
import type { Finding } from './gateway-survey.js';
import type { JudgedAccount } from './rules/judge-account-record.js';
import type { JudgedSender } from './rules/judge-sender-record.js';

/**
 * What is to be done about a record. `new`: import it · `there`: an earlier import did, or for a sender: ChaMan has it ·
 * `unfinished`: an earlier import was broken off before every gateway was told · `gone`: it was imported, and deleted since.
 */
export type Standing = 'new' | 'there' | 'unfinished' | 'gone';

export type Assessed =
  | {
      readonly kind: 'sender';
      readonly line: number;
      readonly sender: JudgedSender;
      readonly standing: Standing;
      readonly faults: readonly Remark[];
    }
  | {
      readonly kind: 'account';
      readonly line: number;
      readonly account: JudgedAccount;
      readonly standing: Standing;
      /** Given by an earlier import. */
      readonly accountId: string | undefined;
      readonly findings: readonly Finding[];
      readonly faults: readonly Remark[];
      readonly warnings: readonly Remark[];
    }
  /** It could not even be read, or is no sender and no account. */
  | { readonly kind: 'unreadable'; readonly line: number; readonly what: string; readonly faults: readonly Remark[] };

export interface AssessmentContext {
  readonly now: Date;
  readonly trust: TrustStore;
}
