import type pg from 'pg';

export const SUPERUSER = 'postgres';
/** Owns the tables and runs migrations; the processes themselves get by with less. */
export const OWNER_ROLE = 'chaman_owner';
export const PROCESS_ROLES = ['chaman_api', 'chaman_worker'] as const;

export type Role = typeof SUPERUSER | typeof OWNER_ROLE | (typeof PROCESS_ROLES)[number];
export type Passwords = Readonly<Record<Role, string>>;

/** Makes the roles that are missing and gives each its password. Repeating it changes nothing. */
export async function ensureRoles(client: pg.Client, passwords: Passwords): Promise<void> {
  for (const role of [OWNER_ROLE, ...PROCESS_ROLES] as const) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(passwords[role])}`,
    );
  }
}

/** Makes a database that our three roles, and nobody else, can reach. Repeating it changes nothing. */
export async function ensureDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  const database = client.escapeIdentifier(name);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0)
    await client.query(
      `create database ${database} owner ${OWNER_ROLE}${template ? ` template ${client.escapeIdentifier(template)}` : ''}`,
    );
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${PROCESS_ROLES.join(', ')}`);
}
