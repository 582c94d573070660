import type pg from 'pg';

/** Accounts of each copied sender: the first by SFTP, the others by REST. */
const ACCOUNTS_OF_A_SENDER = 10;

/** Deterministic and in order, as real ids are by time. @param n in SQL */
export const id = (kind: number, n: string) =>
  `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The same outside SQL. */
export const copiedId = (kind: number, n: number) =>
  `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const SENDER = 1;
const ACCOUNT = 2;
const HASH = `lpad(to_hex(n), 64, '0')`;

interface Copy {
  readonly table: string;
  /** Rows to copy from, as `m`, and numbers, as `n`. */
  readonly from: string;
  /** Columns that differ from the model's. */
  readonly own: Readonly<Record<string, string>>;
}

const isSftp = `n % ${ACCOUNTS_OF_A_SENDER} = 0`;

/**
 * Copies the only sender with its contact and one REST account, all as the product wrote them, until there are so many accounts: a
 * country's and more. Certificates are those of the model under other hashes; every hundredth account is refused, every thousandth waits.
 */
export async function fill(client: pg.Client, accounts: number, model: string): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`);
  for (const each of copies(accounts, model)) await copy(client, each);
  await client.query('update change_feed set last_position = (select max(position) from change)');
  await client.query(`set session_replication_role = default`);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}

function copies(accounts: number, model: string): readonly Copy[] {
  const ofModel = (table: string) => `(select * from ${table} where account_id = '${model}') m`;
  const senders = `generate_series(1, ${Math.ceil(accounts / ACCOUNTS_OF_A_SENDER)}) n`;
  const each = `generate_series(${ACCOUNTS_OF_A_SENDER}, ${accounts + ACCOUNTS_OF_A_SENDER - 1}) n`;
  const sender = id(SENDER, `n / ${ACCOUNTS_OF_A_SENDER}`);
  const number = `(200000 + n / ${ACCOUNTS_OF_A_SENDER})::text`;
  const account = id(ACCOUNT, 'n');
  const userName = `case when ${isSftp} then 'u' || n end`;
  const clientId = `case when not ${isSftp} then 'self_service_chaman_' || ${number} || '_' || lpad(n::text, 10, '0') end`;
  const channel = `case when ${isSftp} then 'SFTP' else 'REST' end`;
  return [
    {
      table: 'sender',
      from: `sender m, ${senders}`,
      own: { id: id(SENDER, 'n'), number: '(200000 + n)::text', organisation_number: `lpad(n::text, 10, '0')` },
    },
    { table: 'contact', from: `contact m, ${senders}`, own: { sender_id: id(SENDER, 'n') } },
    {
      table: 'account',
      from: `(select * from account where id = '${model}') m, ${each}`,
      own: {
        id: account,
        sender_id: sender,
        channel,
        name: `'Account ' || n`,
        user_name: userName,
        client_id: clientId,
      },
    },
    {
      table: 'provisioning_target',
      from: `${ofModel('provisioning_target')}, ${each}`,
      own: {
        id: id(3, 'n'),
        account_id: account,
        gateway: `case when ${isSftp} then 'file-transfer' else m.gateway end`,
        state: `case when n % 100 = 1 then 'refused' when n % 1000 = 2 then 'retrying' else 'provisioned' end`,
        failure: `case when n % 100 = 1 or n % 1000 = 2 then jsonb_build_object('reason', 'unavailable', 'detail', '-', 'at', now()) end`,
        next_attempt_at: `case when n % 100 = 1 then 'infinity'::timestamptz when n % 1000 = 2 then now() + interval '1 hour' end`,
      },
    },
    {
      table: 'account_permission',
      from: `${ofModel('account_permission')}, ${each}`,
      own: { id: id(4, 'n'), account_id: account },
    },
    {
      table: 'certificate',
      from: `${ofModel('certificate')}, ${each}`,
      own: {
        id: id(5, 'n'),
        account_id: account,
        fingerprint_sha256: HASH,
        public_key_sha256: HASH,
        not_after: `now() + (n % 730) * interval '1 day'`,
      },
    },
    {
      table: 'ssh_key',
      from: `generate_series(${ACCOUNTS_OF_A_SENDER}, ${accounts}, ${ACCOUNTS_OF_A_SENDER}) n`,
      own: {
        id: id(6, 'n'),
        account_id: account,
        key_type: `'ssh-ed25519'`,
        bits: '256',
        fingerprint: `'SHA256:' || n`,
        comment: 'null',
        canonical: `'ssh-ed25519 ' || n`,
        added_revision: '1',
        removed_revision: 'null',
      },
    },
    {
      table: 'change',
      from: `(select * from change where type = 'account.created' limit 1) m, ${each}`,
      own: {
        id: `n + 1000`,
        position: 'n + 1000',
        sender_number: number,
        account_id: account,
        channel,
        user_name: userName,
        client_id: clientId,
      },
    },
    {
      table: 'audit_event',
      from: `(select * from audit_event where action = 'account.created' limit 1) m, ${each}`,
      own: { id: id(0, 'n'), sender_id: sender, account_id: account, at: `now() - (n % 3000) * interval '1 hour'` },
    },
    {
      table: 'issued_identifier',
      from: `(select * from issued_identifier where kind = 'client-id' limit 1) m, ${each}`,
      own: { value: `coalesce(${clientId}, 'none-' || n)` },
    },
  ];
}

export async function copy(client: pg.Client, { table, from, own }: Copy): Promise<void> {
  const { rows } = await client.query<{ column: string }>(
    `select column_name as column from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ column }) => column);
  const values = columns.map((column) => own[column] ?? `m."${column}"`);
  await client.query(
    `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) overriding system value select ${values.join(', ')} from ${from}`,
  );
}
