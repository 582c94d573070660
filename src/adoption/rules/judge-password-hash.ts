import type { Remark } from '../fault.js';

interface Form {
  readonly pattern: RegExp;
  /** Whether a sign-in with it costs neither next to nothing nor so much that it holds up the server. */
  readonly bearable: (costs: readonly number[]) => boolean;
}

const DEMAND =
  'A hash that the file-transfer server takes: $argon2id$v=19$…, bcrypt $2a$… ($2b$ and $2y$ are rewritten), or sha512crypt $6$….';
const FORMS: readonly Form[] = [
  {
    pattern: /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,172}$/,
    bearable: ([memory = 0, passes = 0, lanes = 0]) =>
      memory >= 8 * lanes && memory <= 262_144 && passes >= 1 && passes <= 16 && lanes >= 1 && lanes <= 16,
  },
  { pattern: /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/, bearable: ([cost = 0]) => cost >= 4 && cost <= 15 },
  {
    pattern: /^\$6\$(?:rounds=(\d{1,9})\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}$/,
    bearable: ([rounds = 5_000]) => rounds >= 1_000 && rounds <= 1_000_000,
  },
];
/** Beginnings that may be told; anything else may be a password in clear. */
const KINDS = [
  '$argon2',
  '$2a$',
  '$2b$',
  '$2y$',
  '$6$',
  '$5$',
  '$1$',
  '$y$',
  '$apr1$',
  '$pbkdf2-',
  '{SHA',
  '{SSHA',
  '{MD5}',
];
/** Other names of one algorithm. SFTPGo knows `$2a$` only and would hash the others once more. */
const BCRYPT_ALIAS = /^\$2[by]\$/;

/** The hash in the form in which it can be sent on, or why it cannot; the hash itself is never shown. */
export function judgePasswordHash(given: string): { readonly hash: string } | Remark {
  for (const { pattern, bearable } of FORMS) {
    const match = pattern.exec(given);
    if (!match) continue;
    const costs = match.slice(1).map((cost: string | undefined) => (cost === undefined ? undefined : Number(cost)));
    if (bearable(costs as number[])) return { hash: given.replace(BCRYPT_ALIAS, '$2a$') };
    return remark('password-hash-cost', 'Its cost is next to nothing, or would hold up the server.');
  }
  const start = KINDS.find((each) => given.startsWith(each));
  return remark('password-hash-form', start ? `It begins with ${start}` : 'It has no beginning that names its kind.');
}

function remark(rule: string, found: string): Remark {
  const remedy =
    'Leave the field out: the server keeps the password that it has. Or have its holder set a new one later.';
  return { field: 'passwordHash', rule, demand: DEMAND, found, remedy };
}
