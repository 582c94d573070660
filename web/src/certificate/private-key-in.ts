const ARMOUR =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|BEGIN SSH2 ENCRYPTED PRIVATE KEY/;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/**
 * Whether a file holds a private key, in any form that tools write: PEM, OpenSSH, PuTTY, PKCS#8, PKCS#1, SEC 1 and
 * PKCS#12, as text (UTF-16 too) or DER. It errs on neither side for a certificate: that begins otherwise.
 */
export function holdsPrivateKey(bytes: Uint8Array): boolean {
  // Notepad's UTF-16 has a zero beside every letter.
  const text = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
  if (ARMOUR.test(text)) return true;
  return isPrivateKeyDer(bytes) || (BASE64.test(text) && isPrivateKeyDer(fromBase64(text)));
}

/** SEQUENCE { INTEGER version, … }: a certificate's first part is a SEQUENCE of its own. Versions: 0 and 1 of keys, 3 of PKCS#12. */
function isPrivateKeyDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const at = length < 0x80 ? 2 : 2 + (length & 0x7f);
  const version = bytes[at + 2];
  return bytes[at] === 0x02 && bytes[at + 1] === 1 && (version === 0 || version === 1 || version === 3);
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
