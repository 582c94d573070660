import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../platform/database/database-pool.js';
import type { SignOutRequest } from './identity-provider.port.js';
import type { Identity } from './signed-in.js';

/** Whom an identity provider calls so; another one may call somebody else the same. */
type Named = Pick<Identity, 'identityProvider' | 'nameId'>;

const SAME_PROVIDER = `sess #>> '{signedIn,identityProvider}' is not distinct from $2`;

/** Changes to stored sessions that must never bring one back which has ended: UPDATE and DELETE only. */
@Injectable()
export class SessionStore {
  constructor(private readonly database: DatabasePool) {}

  /** @returns whether the session still existed */
  async choose(sessionId: string, chosen: number): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update session set sess = jsonb_set(sess, '{signedIn,chosen}', to_jsonb($2::int)) where sid = $1 and expire > now()`,
      [sessionId, chosen],
    );
    return rowCount === 1;
  }

  /**
   * Ends the sessions of a person at the identity provider: those it names, or all when it names none. A sign-in that was about
   * to be completed ends with them.
   */
  async end(
    { identityProvider, nameId }: Named,
    sessionIndexes: SignOutRequest['sessionIndexes'] = [],
  ): Promise<number> {
    const { pool } = this.database;
    await pool.query(
      `delete from sign_in_ticket where signed_in ->> 'nameId' = $1 and signed_in ->> 'identityProvider' is not distinct from $2
         and ($3::text[] = '{}' or signed_in ->> 'sessionIndex' = any($3))`,
      [nameId, identityProvider, sessionIndexes],
    );
    const { rowCount } = await pool.query(
      `delete from session where sess #>> '{signedIn,nameId}' = $1 and ${SAME_PROVIDER}
         and ($3::text[] = '{}' or sess #>> '{signedIn,sessionIndex}' = any($3))`,
      [nameId, identityProvider, sessionIndexes],
    );
    return rowCount ?? 0;
  }

  /**
   * What the identity provider said last about a person holds everywhere: their other sessions end that were begun with other
   * mandates, or another right to run the product.
   */
  async endOutdated(sessionId: string, { identityProvider, nameId, mandates, operations }: Identity): Promise<void> {
    await this.database.pool.query(
      `delete from session where sess #>> '{signedIn,nameId}' = $1 and ${SAME_PROVIDER} and sid <> $3
         and (sess #> '{signedIn,mandates}' <> $4::jsonb or sess #> '{signedIn,operations}' <> to_jsonb($5::boolean))`,
      [nameId, identityProvider, sessionId, JSON.stringify(mandates), operations],
    );
  }
}
