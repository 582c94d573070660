import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../platform/database/database-pool.js';
import type { SignOutRequest } from './identity-provider.port.js';

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

  /** Ends the sessions of a person that this identity provider began: those it names, or all when it names none. */
  async end(person: Pick<SignOutRequest, 'identityProvider' | 'nameId' | 'sessionIndexes'>): Promise<number> {
    const { rowCount } = await this.database.pool.query(
      `delete from session where sess #>> '{signedIn,nameId}' = $1
         and coalesce(sess #>> '{signedIn,identityProvider}', $2) = $2
         and ($3::text[] = '{}' or sess #>> '{signedIn,sessionIndex}' = any($3))`,
      [person.nameId, person.identityProvider, person.sessionIndexes],
    );
    return rowCount ?? 0;
  }
}
