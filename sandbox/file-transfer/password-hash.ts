import { argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Beginnings that the product takes for a finished hash. `$2b$` is not among them. */
const KNOWN_HASHES = ['$argon2id$', '$2a$', '$pbkdf2-', '$1$', '$5$', '$6$', '$y$', 'md5$', '{SHA256}', '{SHA512}'];
const TAG_LENGTH = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What is stored for a given password: a known hash as it is, anything else hashed. */
export function storedPassword(given: string): string {
  if (KNOWN_HASHES.some((start) => given.startsWith(start))) return given;
  const nonce = randomBytes(16);
  const tag = argon2(given, { memory: 1024, passes: 1, parallelism: 1, nonce, tagLength: TAG_LENGTH });
  return `$argon2id$v=19$m=1024,t=1,p=1$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Whether a login with this password works. Of the foreign hashes only argon2id can be checked here. */
export function passwordMatches(stored: string, password: string): boolean {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (!salt || !tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const actual = argon2(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly tagLength: number;
}

function argon2(message: string, cost: Cost): Buffer {
  return argon2Sync('argon2id', { message, ...cost });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
