import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './encryption.config.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text with the first key. The result names the key's version and is bound to `context` (say, the row it is kept in):
 * copied elsewhere it cannot be opened.
 */
export function seal(text: string, context: string, [current]: readonly EncryptionKey[]): string {
  if (!current) throw new Error('there is no encryption key');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${current.version}:${sealed.toString('base64')}`;
}

/** @throws Error when the key's version is unknown, or the text was changed or comes from elsewhere */
export function open(sealed: string, context: string, keys: readonly EncryptionKey[]): string {
  const separator = sealed.indexOf(':');
  const version = sealed.slice(0, separator);
  const key = keys.find((candidate) => candidate.version === version);
  if (!key) throw new Error(`no encryption key of version ${version.slice(0, 20)}`);
  const bytes = Buffer.from(sealed.slice(separator + 1), 'base64');
  const decipher = createDecipheriv(ALGORITHM, key.key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
