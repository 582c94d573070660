import { createHmac } from 'node:crypto';
import type { EncryptionKey } from '../../platform/encryption/encryption.config.js';
import type { AccountRequest, CertificateUpload } from '../account-request.js';

/** A request that its sender may repeat without fear. */
export interface RepeatableRequest {
  readonly key: string;
  /** What was asked for, under each of our keys, so that exchanging one does not make a repetition look like another request. */
  readonly fingerprints: readonly string[];
}

/** `content` must hold no secret: not even a hash of one is kept here. */
function repeatable(
  key: string | undefined,
  content: readonly unknown[],
  keys: readonly EncryptionKey[],
): RepeatableRequest | undefined {
  if (key === undefined) return undefined;
  const text = JSON.stringify(['idempotency', ...content]);
  return { key, fingerprints: keys.map((each) => createHmac('sha256', each.key).update(text).digest('base64')) };
}

/** The password is left out: two requests that differ in it alone count as one. */
export function repeatableCreation(
  key: string | undefined,
  request: AccountRequest,
  keys: readonly EncryptionKey[],
): RepeatableRequest | undefined {
  const { channel, name, permissions, userName, sshPublicKey, certificate } = request;
  return repeatable(key, ['create', channel, name, permissions, userName, sshPublicKey, uploadOf(certificate)], keys);
}

export function repeatableAddition(
  key: string | undefined,
  accountId: string,
  upload: CertificateUpload,
  keys: readonly EncryptionKey[],
): RepeatableRequest | undefined {
  return repeatable(key, ['add', accountId, uploadOf(upload)], keys);
}

function uploadOf({ name, fileName, content }: CertificateUpload): readonly string[] {
  return [name, fileName, Buffer.from(content).toString('base64')];
}
