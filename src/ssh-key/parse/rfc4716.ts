import type { FoundKey } from './found-key.js';
import { strictBase64 } from './strict-base64.js';

export const RFC4716_BEGIN = '---- BEGIN SSH2 PUBLIC KEY ----';
export const RFC4716_END = '---- END SSH2 PUBLIC KEY ----';

/** The lines between BEGIN and END (RFC 4716 section 3): headers, continued by a backslash at the end of a line, then base64. */
export function readRfc4716(lines: readonly string[]): FoundKey {
  let comment = '';
  let index = 0;
  for (; lines[index]?.includes(':'); index++) {
    let header = lines[index] ?? '';
    while (header.endsWith('\\') && index + 1 < lines.length) header = header.slice(0, -1) + (lines[++index] ?? '');
    const colon = header.indexOf(':');
    if (header.slice(0, colon).toLowerCase() === 'comment') comment = unquoted(header.slice(colon + 1).trim());
  }
  const blob = strictBase64(lines.slice(index).join(''));
  return { hasOptions: false, comment, ...(blob ? { blob } : { malformed: 'base64' }) };
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
