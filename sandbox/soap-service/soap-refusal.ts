/** Why a call is refused: for the sandbox's log, never for the caller. */
export type RefusalReason =
  | 'too-large'
  | 'not-xml'
  | 'dtd-or-instruction'
  | 'not-an-envelope'
  | 'duplicate-id'
  | 'no-security-header'
  | 'security-header'
  | 'not-signed'
  | 'signature-structure'
  | 'algorithm-not-accepted'
  | 'body-not-signed'
  | 'timestamp-not-signed'
  | 'token-not-a-certificate'
  | 'signature-invalid'
  | 'certificate-not-in-force'
  | 'certificate-expired'
  | 'timestamp-not-fresh'
  /** A fault of ours. */
  | 'unexpected';

export class SoapRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    /** More, for the log. */
    readonly detail = '',
  ) {
    super(reason);
  }
}
