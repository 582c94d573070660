import type { NotAKey } from '../ssh-key.js';
import { strictBase64 } from './strict-base64.js';

/** Names what was pasted instead of a public key, so that the answer can be of use. */
export function nameOtherText(text: string): NotAKey {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (/BEGIN (?:X509 |TRUSTED )?CERTIFICATE/.test(trimmed)) return 'certificate-file';
  if (/(?:^|\s)(?:SHA256:[A-Za-z0-9+/]{43}|(?:MD5:)?(?:[0-9a-f]{2}:){15}[0-9a-f]{2})/.test(trimmed))
    return 'fingerprint';
  const oneLine = !/[\r\n]/.test(trimmed);
  const base64 = trimmed.replace(/\s/g, '');
  if (base64.startsWith('AAAA') && strictBase64(base64)) return 'bare-base64';
  if (oneLine && trimmed.length < 500 && /[\\/]|\.(?:pub|pem|ppk|txt|key)$/i.test(trimmed)) return 'file-path';
  return 'other';
}
