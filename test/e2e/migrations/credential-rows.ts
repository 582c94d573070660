import { createHash, randomUUIDv7, X509Certificate } from 'node:crypto';
import { hashPassword } from '../../../src/account/password/hash-password.js';
import { sealPasswordHash } from '../../../src/account/password/sealed-password-hash.js';
import { certificateBody } from '../harness/ftp-account.js';
import type { Product } from '../harness/product.js';

export async function sealedHash({ environment }: Product, password: string, accountId: string): Promise<string> {
  const [version = '', key = ''] = (environment.apiEnvironment['ENCRYPTION_KEYS'] ?? '').split(/[:,]/);
  return sealPasswordHash(await hashPassword(password), accountId, [{ version, key: Buffer.from(key, 'base64') }]);
}

export async function certificateRow(product: Product, account_id: string): Promise<Readonly<Record<string, unknown>>> {
  const { name, fileName, content } = await certificateBody(product, 'History');
  const read = new X509Certificate(Buffer.from(content, 'base64'));
  return {
    id: randomUUIDv7(),
    account_id,
    name,
    file_name: fileName,
    der: read.raw,
    fingerprint_sha256: sha256(read.raw),
    public_key_sha256: sha256(read.publicKey.export({ type: 'spki', format: 'der' })),
    subject_common_name: 'History',
    serial_number: BigInt(`0x${read.serialNumber}`).toString(),
    not_before: read.validFrom,
    not_after: read.validTo,
    added_revision: 1,
  };
}

export function sshKeyRow(publicKey: string): Readonly<Record<string, unknown>> {
  const [key_type = '', encoded = ''] = publicKey.split(' ');
  const fingerprint = createHash('sha256').update(Buffer.from(encoded, 'base64')).digest('base64').replace(/=+$/, '');
  return { key_type, bits: 256, fingerprint: `SHA256:${fingerprint}`, canonical: `${key_type} ${encoded}` };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
