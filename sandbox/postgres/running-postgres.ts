import pg from 'pg';
import { SUPERUSER, type Passwords, type Role } from './roles.js';

/** All that is needed to reach a running server; can be handed to another process. */
export interface PostgresAddress {
  readonly port: number;
  readonly passwords: Passwords;
}

export interface Postgres {
  readonly address: PostgresAddress;
  readonly port: number;
  url(role: Role, database: string): string;
  /** A connection of the superuser; the caller ends it. */
  connect(database: string): Promise<pg.Client>;
}

export function runningPostgres(address: PostgresAddress): Postgres {
  const url = (role: Role, database: string) =>
    `postgres://${role}:${address.passwords[role]}@127.0.0.1:${address.port}/${database}`;
  const connect = async (database: string) => {
    const client = new pg.Client({ connectionString: url(SUPERUSER, database) });
    // A connection that the server closes must not end the process; the next query fails and says so.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return { address, port: address.port, url, connect };
}
