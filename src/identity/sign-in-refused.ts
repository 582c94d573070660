/** Why a message of the identity provider was refused. Logged for operations; the person is told only that it failed. */
export type RefusalReason =
  | 'encoding'
  /** DTD, comment, CDATA or processing instruction. */
  | 'markup'
  /** Another message than was expected, or no XML. */
  | 'structure'
  /** Too many elements, or too deep. */
  | 'size'
  /** Another number of assertions than one, wherever they stand. */
  | 'assertions'
  /** A signature with more, or fewer, parts than an enveloped one has. */
  | 'signature-build'
  | 'repeated-id'
  /** An encrypted assertion that cannot be, or may not be, decrypted; or none where one is demanded. */
  | 'encryption'
  | 'algorithm'
  | 'destination'
  | 'status'
  | 'in-response-to'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'recipient'
  | 'subject'
  | 'validity'
  | 'malformed'
  | 'request-used'
  | 'assertion-used'
  | 'other-browser';

/** Carries nothing of the refused message itself, so that it can be logged as it is. */
export class SignInRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`refused: ${reason}`);
  }
}
