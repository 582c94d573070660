import { generateKeyPairSync } from 'node:crypto';
import type pg from 'pg';
import { ACCOUNT_CHANGED } from '../../../src/provisioning/account-signal.js';
import type { BenchRequest } from '../stage/plan.js';
import type { BenchStage } from '../stage/stage.js';

const PATH = '/api/v1/web-service-accounts';

/** The creation of a SOAP account: one gateway, four calls. A sender has one at a time. */
export async function soapAccountRequest(
  { environment }: BenchStage,
  headers: Readonly<Record<string, string>>,
): Promise<BenchRequest> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const subject = { commonName: 'Bench', organisation: 'Example NV', publicKey };
  const der = await environment.certificateAuthority.issue(subject);
  const certificate = { name: 'Bench', fileName: 'bench.cer', content: Buffer.from(der).toString('base64') };
  return { method: 'POST', path: PATH, headers, body: JSON.stringify({ channel: 'SOAP', name: 'Bench', certificate }) };
}

/** Resolves as soon as the query finds a row, asked again whenever a worker tells of an account. */
export async function untilFound(client: pg.Client, query: string, values: readonly unknown[] = []): Promise<void> {
  await client.query(`listen ${ACCOUNT_CHANGED}`);
  for (;;) {
    const told = new Promise((resolve) => client.once('notification', resolve));
    const { rowCount } = await client.query(query, [...values]);
    if (rowCount !== 0) return;
    await told;
  }
}

export const IN_FORCE = `select from account a join provisioning_target t on t.account_id = a.id
  where a.id = $1 and t.provisioned_revision >= a.revision`;

/** Nothing of it works any more, and its sender may have the next one. */
export const GONE = `select where not exists (select from account where id = $1 and user_name_released_at is null)`;
