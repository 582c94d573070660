import { SignInRefused, type RefusalReason } from '../sign-in-refused.js';

/** What the SAML library says when it refuses, and what it means. Its texts quote the message, so they are not passed on. */
const MEANINGS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/InResponseTo/i, 'in-response-to'],
  [/signature|ref URI|transform/i, 'signature'],
  [/audience/i, 'audience'],
  [/expired|not yet valid|NotBefore|NotOnOrAfter|IssueInstant|subject confirmation/i, 'validity'],
  [/issuer/i, 'issuer'],
  [/provider returned|status code/i, 'status'],
];

/** Whatever goes wrong while the library looks at a message is a refusal. */
export function asRefusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  const text = error instanceof Error ? error.message : '';
  return new SignInRefused(MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? 'malformed');
}
