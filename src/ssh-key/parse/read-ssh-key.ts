import type { SshKeySubject } from '../ssh-key.js';
import { decodeText } from './decode-text.js';
import type { FoundKey } from './found-key.js';
import { readKeyBlob } from './key-blob.js';
import { nameOtherText } from './not-a-key.js';
import { readOpensshLine } from './openssh-line.js';
import { readPemPublicKey } from './pem-public-key.js';
import { findPrivateKey } from './private-key.js';
import { readRfc4716, RFC4716_BEGIN, RFC4716_END } from './rfc4716.js';

/** In bytes; the longest key that OpenSSH can make (RSA 16384) is under 4 KiB in any form. */
const LARGEST_TEXT = 16 * 1024;
const LONGEST_COMMENT = 200;
const PEM_BEGIN = /^-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY)-----$/;
const BROKEN_ARMOUR = /-- ?(?:BEGIN|END) (?:SSH2 |RSA )?PUBLIC KEY ?--/;
/** Control, line-separating and direction-changing characters, which have no business in a comment that is shown. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;

type Reading = Omit<SshKeySubject, 'acceptedTypes'>;
const NOTHING: Reading = { keyCount: 0, hasOptions: false, comment: '' };

/** Finds the public key in a text of any form. Takes linear time and memory in a text of at most 16 KiB, and never throws. */
export function readSshKey(text: Uint8Array | string): Reading {
  if (text.length > LARGEST_TEXT) return { ...NOTHING, notAKey: 'too-large' };
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  if (bytes.length > LARGEST_TEXT) return { ...NOTHING, notAKey: 'too-large' };
  const decoded = decodeText(bytes);
  const privateKey = findPrivateKey(decoded.text, bytes);
  if (privateKey) return { ...NOTHING, privateKey };
  if (decoded.encoding === 'utf-16') return { ...NOTHING, notAKey: 'utf-16' };
  const { keys, hasOtherLines } = findKeys(decoded.text);
  const [key] = keys;
  if (keys.length > 1) return { ...NOTHING, keyCount: keys.length };
  if (!key && BROKEN_ARMOUR.test(decoded.text)) return { ...NOTHING, keyCount: 1, malformed: 'armour' };
  if (!key) return { ...NOTHING, notAKey: nameOtherText(decoded.text) };
  return describe(hasOtherLines && key.malformed !== 'armour' ? { ...key, malformed: 'other-lines' } : key);
}

function findKeys(text: string): { keys: readonly FoundKey[]; hasOtherLines: boolean } {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const keys: FoundKey[] = [];
  let hasOtherLines = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const label = PEM_BEGIN.exec(line)?.[1];
    if (line === '' || line.startsWith('#')) continue;
    if (label !== undefined || line === RFC4716_BEGIN) {
      const end = lines.indexOf(label === undefined ? RFC4716_END : `-----END ${label}-----`, index);
      const block = lines.slice(index + 1, end < 0 ? undefined : end);
      keys.push(end < 0 ? { hasOptions: false, comment: '', malformed: 'armour' } : readBlock(label, block));
      index += block.length + 1;
      continue;
    }
    const key = readOpensshLine(line);
    if (key) keys.push(key);
    else hasOtherLines = true;
  }
  return { keys, hasOtherLines };
}

function readBlock(label: string | undefined, lines: readonly string[]): FoundKey {
  return label === undefined ? readRfc4716(lines) : readPemPublicKey(label, lines);
}

function describe(key: FoundKey): Reading {
  const { hasOptions, statedType, blob } = key;
  const comment = [...key.comment.replace(UNSHOWABLE, '').trim()].slice(0, LONGEST_COMMENT).join('');
  const reading = blob && readKeyBlob(blob);
  const actualType = key.type ?? reading?.type;
  const malformed = key.malformed ?? (reading && !reading.wellFormed ? 'content' : undefined);
  return {
    keyCount: 1,
    hasOptions,
    comment,
    ...(statedType !== undefined && { statedType }),
    ...(actualType !== undefined && { actualType }),
    ...(reading?.bits !== undefined && { bits: reading.bits }),
    ...(malformed && { malformed }),
    ...(blob && { blob }),
  };
}
