import type { FoundKey } from './found-key.js';
import { strictBase64 } from './strict-base64.js';

/** The type words in use; another word is one only when the base64 of a blob (it starts with AAAA) follows it. */
const KNOWN_TYPE =
  /^(?:(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-nistp\d{1,4})(?:-cert-v\d\d@openssh\.com)?|[a-z0-9-]{1,50}@openssh\.com)$/;
const TYPE_WORD = /^[A-Za-z][\w.@+-]{2,63}$/;
const TYPE_DATA_COMMENT = /^([^ \t]+)(?:[ \t]+([^ \t]+)(?:[ \t]+(.*))?)?$/;
/** SSH protocol 1 wrote size, exponent and modulus as decimal numbers. */
const SSH1 = /^\d{3,5}[ \t]+\d{1,20}[ \t]+\d{100,}/;

/** A line of a `.pub` or `authorized_keys` file; undefined when it holds no key. The comment is the rest of the line, blanks and all. */
export function readOpensshLine(line: string): FoundKey | undefined {
  const plain = typeAndData(line);
  if (plain) return plain;
  const rest = afterFirstField(line);
  const withOptions = rest === undefined ? undefined : typeAndData(rest);
  return withOptions && { ...withOptions, hasOptions: true };
}

function typeAndData(line: string): FoundKey | undefined {
  if (SSH1.test(line)) return { hasOptions: false, comment: '', type: 'SSH-1 RSA' };
  const [, statedType = '', data = '', comment = ''] = TYPE_DATA_COMMENT.exec(line) ?? [];
  if (!KNOWN_TYPE.test(statedType) && !(TYPE_WORD.test(statedType) && data.startsWith('AAAA'))) return undefined;
  const blob = strictBase64(data);
  return { hasOptions: false, statedType, comment, ...(blob ? { blob } : { malformed: 'base64' }) };
}

/** What follows the first field, in which blanks may stand between double quotes (sshd(8), AUTHORIZED_KEYS FILE FORMAT). */
function afterFirstField(line: string): string | undefined {
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (character === '\\' && line[index + 1] === '"') index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ' ' || character === '\t')) return line.slice(index).trim();
  }
  return undefined;
}
