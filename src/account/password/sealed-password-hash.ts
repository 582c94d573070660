import type { EncryptionKey } from '../../platform/encryption/encryption.config.js';
import { open, seal } from '../../platform/encryption/sealed-text.js';

/** How the hash of an account's password is kept: bound to the account, so that it cannot be moved to another. */
export function sealPasswordHash(hash: string, accountId: string, keys: readonly EncryptionKey[]): string {
  return seal(hash, context(accountId), keys);
}

export function openPasswordHash(sealed: string, accountId: string, keys: readonly EncryptionKey[]): string {
  return open(sealed, context(accountId), keys);
}

function context(accountId: string): string {
  return `account.password_hash/${accountId}`;
}
