import { childElements, parseXml } from '../../platform/xml/xml-parser.js';
import type { SignOutRequest } from '../identity-provider.port.js';
import { SignInRefused } from '../sign-in-refused.js';

const FRESH_MS = 6 * 60_000;

/**
 * Reads a sign-out request whose signature covers the whole message, and checks what the library leaves open: that it is
 * meant for us and was made just now. The library reads only the first of several session indexes.
 * @throws SignInRefused
 */
export function readSignOut(
  xml: string,
  expected: { readonly identityProvider: string; readonly destination: string; readonly now: number },
): SignOutRequest {
  const root = parseXml(xml);
  const texts = (name: string): readonly string[] =>
    childElements(root)
      .filter(({ localName }) => localName === name)
      .map(({ textContent }) => textContent ?? '');
  const id = root.getAttribute('ID');
  const [nameId, ...others] = texts('NameID');
  if (!id || !nameId || others.length > 0) throw new SignInRefused('malformed');
  if (root.getAttribute('Destination') !== expected.destination) throw new SignInRefused('destination');
  const issued = Date.parse(root.getAttribute('IssueInstant') ?? '');
  if (!(Math.abs(expected.now - issued) <= FRESH_MS)) throw new SignInRefused('validity');
  return {
    id,
    identityProvider: expected.identityProvider,
    nameId,
    sessionIndexes: texts('SessionIndex'),
    // The database forgets it by a clock of its own.
    expires: new Date(issued + 2 * FRESH_MS),
  };
}
