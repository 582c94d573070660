import { inflateRawSync } from 'node:zlib';
import { SignInRefused } from '../sign-in-refused.js';

const BYTES_AT_MOST = 192 * 1024;

/** The XML of a posted message. @throws SignInRefused unless it is base64 of bounded UTF-8 */
export function decodePosted(value: unknown): string {
  return asText(fromBase64(value));
}

/** The XML of a message in the query of a redirect: compressed as well, and bounded after expansion. @throws SignInRefused */
export function decodeRedirected(value: unknown): string {
  const compressed = fromBase64(value);
  try {
    return asText(inflateRawSync(compressed, { maxOutputLength: BYTES_AT_MOST }));
  } catch {
    throw new SignInRefused('encoding');
  }
}

function fromBase64(value: unknown): Buffer {
  if (typeof value !== 'string' || value.length > BYTES_AT_MOST * 2) throw new SignInRefused('encoding');
  const dense = value.replace(/[ \t\r\n]/g, '');
  if (dense === '' || dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(dense))
    throw new SignInRefused('encoding');
  const bytes = Buffer.from(dense, 'base64');
  if (bytes.length > BYTES_AT_MOST) throw new SignInRefused('encoding');
  return bytes;
}

function asText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SignInRefused('encoding');
  }
}
