import type { RequestHandler } from 'express';
import session from 'express-session';
import type { DatabasePool } from '../platform/database/database-pool.js';
import { refuseClearText, usesTls, type IdentityConfig } from './identity.config.js';
import { ageOf, writeOnceStore } from './write-once.store.js';

const PROLONG_AT_MOST_EVERY_SECONDS = 60;

type SessionSettings = Pick<
  IdentityConfig,
  'PUBLIC_URL' | 'SESSION_SECRET' | 'SESSION_IDLE_MINUTES' | 'SESSION_MAX_HOURS'
> & {
  /** Address that the process listens on. */
  readonly HOST: string;
};

/** Name of the session cookie; `__Host-` ties it to exactly this host, and browsers accept that prefix only over TLS. */
export function sessionCookieName(config: Pick<IdentityConfig, 'PUBLIC_URL'>): string {
  return usesTls(config) ? '__Host-chaman' : 'chaman';
}

/**
 * Sessions in PostgreSQL. The row's expiry carries both limits: idle, prolonged at most once a minute, and absolute,
 * counted from sign-in. Prolonging is an UPDATE of its own and never writes a whole session, so that a request that was
 * still running cannot bring back a session which another one just ended.
 * @param unattended matches paths whose requests prolong nothing
 * @throws ConfigurationError when cookies would travel in clear beyond this machine
 */
export function createSessionMiddleware(
  database: DatabasePool,
  config: SessionSettings,
  unattended: RegExp,
): RequestHandler[] {
  refuseClearText(config);
  const idleSeconds = config.SESSION_IDLE_MINUTES * 60;
  const load = session({
    name: sessionCookieName(config),
    secret: config.SESSION_SECRET,
    store: writeOnceStore(database, idleSeconds),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: usesTls(config), path: '/' },
  });
  const prolong: RequestHandler = (request, _response, next) => {
    const { signedIn } = request.session;
    const age = ageOf(request.session);
    if (!signedIn || !age || unattended.test(request.path)) return next();
    const endsAt = signedIn.signedInAt / 1000 + config.SESSION_MAX_HOURS * 3600;
    const longest = Math.min(idleSeconds, endsAt - Date.now() / 1000);
    if (age.idle < PROLONG_AT_MOST_EVERY_SECONDS && age.left > longest - PROLONG_AT_MOST_EVERY_SECONDS) return next();
    database.pool.query(PROLONG, [request.sessionID, idleSeconds, endsAt]).then(() => next(), next);
  };
  return [load, prolong];
}

const PROLONG = `
  update session set expire = least(now() + make_interval(secs => $2), to_timestamp($3)), active_at = now()
  where sid = $1 and expire > now()`;
