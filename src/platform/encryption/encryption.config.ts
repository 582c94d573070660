import { variable, type Values, type Variable } from '../config/variables.js';

export interface EncryptionKey {
  /** Named in everything that it encrypts, so that keys can be rotated. */
  readonly version: string;
  readonly key: Uint8Array;
}

export const encryptionVariables = {
  ENCRYPTION_KEYS: keys(
    'keys that encrypt password hashes in the database: version (a-z, 0-9) and 32 random bytes in base64, the one in use first; the same in every process',
  ),
};

export type EncryptionConfig = Values<typeof encryptionVariables>;
export const ENCRYPTION_CONFIG = Symbol('ENCRYPTION_CONFIG');

function keys(description: string): Variable<readonly EncryptionKey[]> {
  return variable(
    description,
    'version:key pairs, separated by commas',
    (value) => {
      const found = value.split(',').map((part) => {
        const [version = '', encoded = ''] = part.trim().split(':');
        const key = Buffer.from(encoded, 'base64');
        if (!/^[a-z0-9]{1,20}$/.test(version) || key.length !== 32)
          throw new Error('must be version:key pairs, the version of a-z and 0-9, the key 32 bytes in base64');
        return { version, key };
      });
      if (new Set(found.map(({ version }) => version)).size < found.length)
        throw new Error('names a version of a key twice');
      return found;
    },
    { secret: true, example: 'k1:<openssl rand -base64 32>' },
  );
}
