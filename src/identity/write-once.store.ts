import connectPgSimple, { type PGStore } from 'connect-pg-simple';
import session from 'express-session';
import type pg from 'pg';

/**
 * Stores a session once, when it begins. express-session saves a new session a second time while the answer is already
 * on its way; such a late write would bring back a session that was ended meanwhile, or undo a choice. Later changes are
 * statements of their own (`SessionStore`), which never insert.
 */
export function writeOnceStore(pool: pg.Pool, idleSeconds: number): PGStore {
  const PgStore = connectPgSimple(session);
  const stored = new WeakSet<session.SessionData>();

  class WriteOnceStore extends PgStore {
    override createSession(request: Parameters<session.Store['createSession']>[0], data: session.SessionData) {
      const loaded = super.createSession(request, data);
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

  return new WriteOnceStore({ pool, tableName: 'session', ttl: idleSeconds, disableTouch: true });
}
