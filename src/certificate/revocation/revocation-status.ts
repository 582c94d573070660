/** Why it is not known whether a certificate was revoked. */
export type UnknownReason =
  /** The certificate names no place where that could be asked. */
  | 'no-source'
  /** The place may not be asked from here (`REVOCATION_ALLOWED_HOSTS`). */
  | 'host-not-allowed'
  | 'no-answer'
  | 'answer-too-large'
  /** An HTTP status other than 200, a redirect included; or the responder itself declined. */
  | 'refused'
  | 'malformed'
  /** Delta or indirect lists, lists of some reasons only, critical extensions that nothing here knows. */
  | 'not-understood'
  /** A list that is not about this kind of certificate, or not about this one. */
  | 'other-scope'
  | 'wrong-signer'
  | 'weak-signature'
  | 'stale'
  | 'not-yet-valid'
  | 'nonce-differs'
  /** The responder does not know the certificate. */
  | 'not-known';

export type RevocationSource = 'crl' | 'ocsp';

/** What became known of one certificate. */
export type RevocationAnswer =
  | { readonly state: 'good'; readonly source: RevocationSource }
  | {
      readonly state: 'revoked';
      readonly source: RevocationSource;
      readonly revokedAt: Date;
      /** Name of the reason as RFC 5280, section 5.3.1 has it. */
      readonly reason?: string;
    }
  | {
      readonly state: 'unknown';
      readonly because: UnknownReason;
      /** For operations: which source said or did what. */
      readonly detail: string;
    };

export type RevocationStatus = RevocationAnswer & {
  /** The certificate's subject, for people. */
  readonly subject: string;
};

/** Everything that the rules about revocation look at. */
export interface RevocationFindings {
  readonly statuses: readonly RevocationStatus[];
  /** What becomes of a certificate about which nothing is known: a warning or a refusal. */
  readonly fail: 'soft' | 'hard';
}

/** Signals that a source gave no usable answer. */
export class NoRevocationAnswer extends Error {
  constructor(
    readonly because: UnknownReason,
    readonly detail: string,
  ) {
    super(`${because}: ${detail}`);
  }
}

const REASONS: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

export function reasonName(code: number): string {
  return REASONS[code] ?? String(code);
}
