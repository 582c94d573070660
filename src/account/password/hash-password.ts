import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** Memory in KiB, passes and lanes: OWASP's recommendation for argon2id. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Each takes 19 MiB: more at once would let a handful of requests take the process's memory. */
const AT_MOST_AT_ONCE = 2;

const derive = promisify(argon2);
const waiting: (() => void)[] = [];
let running = 0;

/** The password as gateways take it, in PHC form (`$argon2id$v=19$…`). The password itself is kept nowhere. */
export async function hashPassword(password: string): Promise<string> {
  if (running >= AT_MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const salt = randomBytes(SALT_BYTES);
    const tag = await derive('argon2id', { message: password, nonce: salt, tagLength: TAG_BYTES, ...COST });
    const { memory, passes, parallelism } = COST;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
