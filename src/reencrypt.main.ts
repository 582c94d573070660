import pg from 'pg';
import { countByKeyVersion, reencryptPasswordHashes } from './account/password/reencrypt-password-hashes.js';
import { configured } from './configuration.js';
import { runProcess } from './platform/process/run.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Moves every password hash to the first key, so that the others can be taken away. @returns whether none is left */
async function reencrypt(): Promise<boolean> {
  const { ENCRYPTION_KEYS: keys, ...config } = await configured('reencrypt');
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  try {
    say(`before: ${told(await countByKeyVersion(client))}`);
    const { renewed, unreadable } = await reencryptPasswordHashes(client, keys, (done) =>
      say(`${done} encrypted anew`),
    );
    const counts = await countByKeyVersion(client);
    say(`after: ${told(counts)}`);
    say(`${renewed} password hashes encrypted anew with ${keys[0]?.version}`);
    for (const id of unreadable) say(`account ${id}: no key in ENCRYPTION_KEYS opens its password hash`);
    const left = [...counts].filter(([version]) => version !== keys[0]?.version);
    if (left.length > 0)
      say(`keep the other keys: ${told(new Map(left))}. Run this again once every process has the new key in front.`);
    return left.length === 0;
  } finally {
    await client.end();
  }
}

function told(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([version, hashes]) => `${version} ${hashes}`).join(', ') || 'none';
}

runProcess(async () => process.exit((await reencrypt()) ? 0 : 1));
