import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DatabasePool } from '../platform/database/database-pool.js';
import type { SignOutRequest } from './identity-provider.port.js';
import { hashToken } from './secret-token.js';
import type { Identity } from './signed-in.js';

/** Time that a person has to sign in at the identity provider. */
export const REQUEST_SECONDS = 600;
const TICKET_SECONDS = 60;

/** A request for sign-in that is about to be made. */
export interface NewRequest {
  readonly id: string;
  readonly browserToken: string;
  readonly returnPath: string;
  /** Entity id of the only one that may answer it. */
  readonly identityProvider: string;
}

/** A request for sign-in that waits for its answer. */
export interface OpenRequest {
  readonly id: string;
  readonly madeAt: Date;
  readonly identityProvider: string;
}

export interface AcceptedAnswer {
  readonly requestId: string;
  readonly assertionId: string;
  /** Until when the assertion could be sent again. */
  readonly assertionExpires: Date;
  readonly ticket: string;
  readonly identity: Identity;
}

export type Acceptance = 'accepted' | 'request-used' | 'assertion-used';

export interface CompletedSignIn {
  readonly identity: Identity;
  readonly returnPath: string;
}

/** The rows of a sign-in in progress, shared by all processes. Each is used once. */
@Injectable()
export class SignInStore {
  constructor(private readonly database: DatabasePool) {}

  /** Remembers a request for sign-in and the browser that made it. Clears away what has expired meanwhile. */
  async begin(request: NewRequest): Promise<void> {
    const { pool } = this.database;
    await pool.query('delete from sign_in_request where expires_at < now()');
    await pool.query('delete from sign_in_ticket where expires_at < now()');
    await pool.query('delete from used_assertion where expires_at < now()');
    await pool.query(
      `insert into sign_in_request (id, browser_hash, return_path, identity_provider, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [request.id, hashToken(request.browserToken), request.returnPath, request.identityProvider, REQUEST_SECONDS],
    );
  }

  /** The request of this id, or null when it is unknown, used or too old. Only reads. */
  async openRequest(requestId: string): Promise<OpenRequest | null> {
    const { rows } = await this.database.pool.query<{ created_at: Date; identity_provider: string }>(
      'select created_at, identity_provider from sign_in_request where id = $1 and expires_at > now()',
      [requestId],
    );
    const [row] = rows;
    return row ? { id: requestId, madeAt: row.created_at, identityProvider: row.identity_provider } : null;
  }

  /**
   * Uses up a verified answer: request, assertion and ticket in one transaction.
   * @returns what was refused: a request answered before, or an assertion seen before
   */
  async accept(answer: AcceptedAnswer): Promise<Acceptance> {
    const client = await this.database.pool.connect();
    try {
      await client.query('begin');
      const acceptance = await useUp(client, answer);
      await client.query(acceptance === 'accepted' ? 'commit' : 'rollback');
      client.release();
      return acceptance;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Uses up a verified request for sign-out. @returns false when it was seen before */
  async acceptSignOut({ id, identityProvider, expires }: SignOutRequest): Promise<boolean> {
    return useOnce(this.database.pool, `sign-out ${identityProvider} ${id}`, expires);
  }

  /** Takes the ticket, for the browser that asked to sign in; another browser does not use it up. */
  async redeem(ticket: string, browserToken: string): Promise<CompletedSignIn | null> {
    const { rows } = await this.database.pool.query<{ signed_in: Identity; return_path: string }>(
      `delete from sign_in_ticket where ticket_hash = $1 and browser_hash = $2 and expires_at > now()
       returning signed_in, return_path`,
      [hashToken(ticket), hashToken(browserToken)],
    );
    const row = rows[0];
    return row ? { identity: row.signed_in, returnPath: row.return_path } : null;
  }
}

async function useUp(client: pg.PoolClient, answer: AcceptedAnswer): Promise<Acceptance> {
  const request = await client.query<{ browser_hash: string; return_path: string }>(
    'delete from sign_in_request where id = $1 and expires_at > now() returning browser_hash, return_path',
    [answer.requestId],
  );
  const row = request.rows[0];
  if (!row) return 'request-used';
  const assertion = `${answer.identity.identityProvider} ${answer.assertionId}`;
  if (!(await useOnce(client, assertion, answer.assertionExpires))) return 'assertion-used';
  await client.query(
    `insert into sign_in_ticket (ticket_hash, browser_hash, return_path, signed_in, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
    [hashToken(answer.ticket), row.browser_hash, row.return_path, answer.identity, TICKET_SECONDS],
  );
  return 'accepted';
}

/** @returns false when this id was used before. It is hashed only to bound its length; it is no secret. */
async function useOnce(database: Pick<pg.ClientBase, 'query'>, id: string, expires: Date): Promise<boolean> {
  const { rowCount } = await database.query(
    'insert into used_assertion (id_hash, expires_at) values ($1, $2) on conflict do nothing',
    [createHash('sha256').update(id).digest('hex'), expires],
  );
  return rowCount === 1;
}
