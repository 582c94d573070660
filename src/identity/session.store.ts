import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../platform/database/database-pool.js';
import type { Identity } from './signed-in.js';

/** Whose sessions end: a person of one identity provider, in the sessions that it names, or in all when it names none. */
interface EndedPerson extends Pick<Identity, 'identityProvider' | 'nameId'> {
  readonly sessionIndexes: readonly string[];
}

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
   * Ends the sessions of a person that this identity provider began: those it names, or all when it names none. A sign-in that
   * was about to be completed ends with them.
   */
  async end({ nameId, identityProvider, sessionIndexes }: EndedPerson): Promise<number> {
    const { pool } = this.database;
    const which = [nameId, identityProvider ?? null, sessionIndexes];
    await pool.query(
      `delete from sign_in_ticket where signed_in ->> 'nameId' = $1
         and ($2::text is null or coalesce(signed_in ->> 'identityProvider', $2) = $2)
         and ($3::text[] = '{}' or signed_in ->> 'sessionIndex' = any($3))`,
      which,
    );
    const { rowCount } = await pool.query(
      `delete from session where sess #>> '{signedIn,nameId}' = $1
         and ($2::text is null or coalesce(sess #>> '{signedIn,identityProvider}', $2) = $2)
         and ($3::text[] = '{}' or sess #>> '{signedIn,sessionIndex}' = any($3))`,
      which,
    );
    return rowCount ?? 0;
  }

  /**
   * What the identity provider said last about a person holds everywhere: their other sessions end that were begun with other
   * mandates, or another right to run the product.
   */
  async endOutdated(sessionId: string, { identityProvider, nameId, mandates, operations }: Identity): Promise<void> {
    await this.database.pool.query(
      `delete from session where sess #>> '{signedIn,nameId}' = $1 and sid <> $2
         and ($5::text is null or coalesce(sess #>> '{signedIn,identityProvider}', $5) = $5)
         and (sess #> '{signedIn,mandates}' <> $3::jsonb or sess #> '{signedIn,operations}' <> to_jsonb($4::boolean))`,
      [nameId, sessionId, JSON.stringify(mandates), operations, identityProvider ?? null],
    );
  }
}
