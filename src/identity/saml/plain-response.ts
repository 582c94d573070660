import { SignInRefused } from '../sign-in-refused.js';
import { decryptAssertion } from './decrypt-assertion.js';
import { examineMessage } from './examine-message.js';
import type { OwnKeys } from './own-keys.js';
import { signedRoot } from './signed-root.js';
import type { TrustedProvider } from './trusted-providers.js';

/**
 * The response with its assertion decrypted and examined as a plain one is. The signature of the response covers the cipher
 * text, so it is verified here, before anything is decrypted; the one inside the assertion is not verified yet.
 * @param requestId of an open request, which the response names
 * @throws SignInRefused
 */
export function plainResponse(xml: string, requestId: string, provider: TrustedProvider, keys: OwnKeys): string {
  const signed = signedRoot(xml, provider.certificates);
  if (signed === undefined && provider.settings.SAML_REQUIRE_SIGNED_RESPONSE) throw new SignInRefused('signature');
  const assertion = decryptAssertion(signed ?? xml, { keys: keys.decryption, isAuthentic: signed !== undefined });
  examineMessage(assertion, 'Assertion');
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_decrypted" Version="2.0" ` +
    `InResponseTo="${requestId}">${withoutDeclaration(assertion)}</samlp:Response>`
  );
}

function withoutDeclaration(xml: string): string {
  return xml.replace(/^\s*<\?xml\s[^<>]*\?>/, '');
}
