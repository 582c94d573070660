import connectPgSimple, { type PGStore } from 'connect-pg-simple';
import session from 'express-session';
import type { DatabasePool } from '../platform/database/database-pool.js';

/** How a stored session stood when it was read, in seconds on the database's clock. */
export interface SessionAge {
  /** Since it was prolonged. */
  readonly idle: number;
  /** Until it ends. */
  readonly left: number;
}

const ages = new WeakMap<object, SessionAge>();

/** Undefined for a session that was not read from the store. */
export function ageOf(data: object): SessionAge | undefined {
  return ages.get(data);
}

/**
 * Stores a session once, when it begins. express-session saves a new session a second time while the answer is already
 * on its way; such a late write would bring back a session that was ended meanwhile, or undo a choice. Later changes are
 * statements of their own (`SessionStore`), which never insert. Read with its age, so that only a request which has to
 * prolong it sends a second statement.
 */
export function writeOnceStore(database: DatabasePool, idleSeconds: number): PGStore {
  const PgStore = connectPgSimple(session);
  const stored = new WeakSet<session.SessionData>();

  class WriteOnceStore extends PgStore {
    override get(sessionId: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
      database.read<{ sess: session.SessionData } & SessionAge>('session', READ, [sessionId]).then(([row]) => {
        if (row) ages.set(row.sess, { idle: row.idle, left: row.left });
        done(null, row?.sess ?? null);
      }, done);
    }

    override createSession(request: Parameters<session.Store['createSession']>[0], data: session.SessionData) {
      const age = ages.get(data);
      const loaded = super.createSession(request, data);
      if (age) ages.set(loaded, age);
      stored.add(loaded);
      return loaded;
    }

    override set(
      sessionId: string,
      data: session.SessionData,
      done: (error?: unknown) => void = () => undefined,
    ): void {
      if (stored.has(data)) return done();
      stored.add(data);
      super.set(sessionId, data, done);
    }
  }

  return new WriteOnceStore({ pool: database.pool, tableName: 'session', ttl: idleSeconds, disableTouch: true });
}

const READ = `
  select sess, extract(epoch from now() - active_at)::float8 as idle, extract(epoch from expire - now())::float8 as left
  from session where sid = $1 and expire > now()`;
