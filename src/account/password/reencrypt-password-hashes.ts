import type pg from 'pg';
import type { EncryptionKey } from '../../platform/encryption/encryption.config.js';
import { openPasswordHash, sealPasswordHash } from './sealed-password-hash.js';

const BATCH = 100;
const VERSION = `split_part(password_hash, ':', 1)`;

export interface Reencryption {
  /** Encrypted anew by this run. */
  readonly renewed: number;
  /** Accounts whose hash no key that is given can open. */
  readonly unreadable: readonly string[];
}

interface Row {
  readonly id: string;
  readonly password_hash: string;
}

/**
 * Encrypts every password hash with the first key that is not yet. A hash that changes or goes meanwhile is left as it is then, so
 * this may run beside the product, again and again, and be broken off at any moment.
 */
export async function reencryptPasswordHashes(
  client: pg.ClientBase,
  keys: readonly EncryptionKey[],
  progress: (done: number) => void,
): Promise<Reencryption> {
  let [renewed, after] = [0, '00000000-0000-0000-0000-000000000000'];
  const unreadable: string[] = [];
  for (;;) {
    const { rows } = await client.query<Row>(
      `select id, password_hash from account where password_hash is not null and ${VERSION} <> $1 and id > $2 order by id limit $3`,
      [keys[0]?.version, after, BATCH],
    );
    const last = rows.at(-1);
    if (!last) return { renewed, unreadable };
    const anew = rows.flatMap((row) => sealedAnew(row, keys) ?? (unreadable.push(row.id), []));
    renewed += await replace(client, anew);
    progress(renewed);
    after = last.id;
  }
}

/** How many password hashes each version of a key encrypts. */
export async function countByKeyVersion(client: pg.ClientBase): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ version: string; hashes: number }>(
    `select ${VERSION} as version, count(*)::int as hashes from account where password_hash is not null group by 1 order by 1`,
  );
  return new Map(rows.map(({ version, hashes }) => [version, hashes]));
}

function sealedAnew({ id, password_hash: old }: Row, keys: readonly EncryptionKey[]) {
  try {
    return [{ id, old, sealed: sealPasswordHash(openPasswordHash(old, id, keys), id, keys) }];
  } catch {
    return undefined;
  }
}

async function replace(
  client: pg.ClientBase,
  anew: readonly { readonly id: string; readonly old: string; readonly sealed: string }[],
): Promise<number> {
  const { rowCount } = await client.query(
    `update account set password_hash = anew.sealed
     from unnest($1::uuid[], $2::text[], $3::text[]) as anew (id, old, sealed)
     where account.id = anew.id and account.password_hash = anew.old`,
    [anew.map(({ id }) => id), anew.map(({ old }) => old), anew.map(({ sealed }) => sealed)],
  );
  return rowCount ?? 0;
}
