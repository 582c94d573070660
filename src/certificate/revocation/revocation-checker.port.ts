import type { Certificate } from '../x509/certificate.js';
import type { RevocationStatus } from './revocation-status.js';

/** Asks issuers whether certificates that they issued still stand. */
export interface RevocationChecker {
  /**
   * One status for each certificate of a valid path (from the judged one to the anchor) but the anchor, which nobody
   * can revoke. What cannot be asked, or gives no usable answer, is `unknown` with the reason, never a rejection.
   */
  check(path: readonly Certificate[]): Promise<readonly RevocationStatus[]>;
}
