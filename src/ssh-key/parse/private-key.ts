import { createPrivateKey } from 'node:crypto';
import type { PrivateKeyFormat } from '../ssh-key.js';
import { strictBase64 } from './strict-base64.js';

const MARKS: readonly (readonly [RegExp, PrivateKeyFormat])[] = [
  [/Private-Lines:|Private-MAC:/i, 'PuTTY'],
  // The base64 and the plain form of "openssh-key-v1", with which OpenSSH's own format starts.
  [/b3BlbnNzaC1rZXktdjE|openssh-key-v1\0|(?:BEGIN|END) OPENSSH PRIVATE KEY/i, 'OpenSSH'],
  [/(?:BEGIN|END) SSH2 [A-Z ]{0,20}PRIVATE KEY|SSH PRIVATE KEY FILE FORMAT/i, 'SSH'],
  [/(?:BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY|Private-key-format:/i, 'PEM'],
];

/** Tells whether a private key is anywhere in the text or bytes, and in which form; nothing of the key is kept. */
export function findPrivateKey(text: string, bytes: Uint8Array): PrivateKeyFormat | undefined {
  const mark = MARKS.find(([pattern]) => pattern.test(text));
  if (mark) return mark[1];
  if (/"kty"\s{0,9}:/.test(text) && /"d"\s{0,9}:/.test(text)) return 'JWK';
  const der = bytes[0] === 0x30 ? bytes : strictBase64(text.replace(/\s/g, ''));
  return der?.[0] === 0x30 && isPrivateDer(der) ? 'DER' : undefined;
}

function isPrivateDer(der: Uint8Array): boolean {
  return isPkcs12(der) || (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => isPrivate(der, type));
}

function isPrivate(der: Uint8Array, type: 'pkcs8' | 'pkcs1' | 'sec1'): boolean {
  try {
    createPrivateKey({ key: Buffer.from(der), format: 'der', type });
    return true;
  } catch (error) {
    // An encrypted private key is one too.
    return (error as { readonly code?: unknown }).code === 'ERR_MISSING_PASSPHRASE';
  }
}

/** A `.pfx` file starts with a sequence that holds the version 3 and another sequence (RFC 7292 section 4). */
function isPkcs12(der: Uint8Array): boolean {
  const lengthBytes = (der[1] ?? 0) < 0x80 ? 0 : (der[1] ?? 0) & 0x7f;
  const [tag, size, version, next] = der.subarray(2 + lengthBytes);
  return tag === 0x02 && size === 1 && version === 3 && next === 0x30;
}
