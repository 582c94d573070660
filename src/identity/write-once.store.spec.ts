import type session from 'express-session';
import type { DatabasePool } from '../platform/database/database-pool.js';
import { writeOnceStore } from './write-once.store.js';

describe('the store of sessions', () => {
  const begin = () => {
    const statements: string[] = [];
    const query = (sql: string) => {
      statements.push(sql.split(' ')[0] ?? '');
      return Promise.resolve({ rows: [] });
    };
    return { statements, store: writeOnceStore({ pool: { query } } as unknown as DatabasePool, 1800) };
  };
  const data = () => ({ cookie: { originalMaxAge: null } }) as session.SessionData;

  it('writes a new session once, however often it is saved', async () => {
    const { statements, store } = begin();
    const begun = data();
    await new Promise((resolve) => store.set('s-1', begun, resolve));
    await new Promise((resolve) => store.set('s-1', begun, resolve));
    expect(statements).toEqual(['INSERT']);
  });

  it('never writes a session that it loaded, so that one which ended meanwhile stays ended', async () => {
    const { statements, store } = begin();
    const request = { sessionID: 's-1', sessionStore: store } as unknown as Parameters<typeof store.createSession>[0];
    const loaded = store.createSession(request, data());
    await new Promise((resolve) => store.set('s-1', loaded, resolve));
    expect(statements).toEqual([]);
  });
});
