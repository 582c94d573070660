import type { Profile } from '@node-saml/passport-saml';
import type { SignOutRequest } from '../identity-provider.port.js';
import { SignInRefused } from '../sign-in-refused.js';

const FRESH_MS = 6 * 60_000;

/**
 * Checks what the library leaves open in a sign-out request whose signature covers the whole message: that it is meant
 * for us and was made just now.
 * @throws SignInRefused
 */
export function readSignOut(
  root: ReadonlyMap<string, string>,
  profile: Profile | null,
  expected: { readonly destination: string; readonly now: number },
): SignOutRequest {
  if (!profile?.ID || !profile.nameID) throw new SignInRefused('malformed');
  if (root.get('Destination') !== expected.destination) throw new SignInRefused('destination');
  const issued = Date.parse(root.get('IssueInstant') ?? '');
  if (!(Math.abs(expected.now - issued) <= FRESH_MS)) throw new SignInRefused('validity');
  return {
    id: profile.ID,
    nameId: profile.nameID,
    sessionIndex: profile.sessionIndex ?? null,
    expires: new Date(issued + FRESH_MS),
  };
}
