import type { Request, Response } from 'express';
import type { DatabasePool } from '../platform/database/database-pool.js';
import { readVariables } from '../platform/config/read-variables.js';
import { markBrowser } from './browser-cookie.js';
import { identityVariables } from './identity.config.js';
import { createSessionMiddleware, sessionCookieName } from './session.middleware.js';

const SECRET = 'a secret of at least thirty-two characters';
const settings = (PUBLIC_URL: string, HOST = '127.0.0.1') => ({
  PUBLIC_URL,
  HOST,
  SESSION_SECRET: SECRET,
  SESSION_IDLE_MINUTES: 30,
  SESSION_MAX_HOURS: 8,
});

describe('the configuration of sign-in', () => {
  it('names everything that is missing or wrong at once, and no secret', () => {
    const read = () =>
      readVariables(identityVariables, { SESSION_SECRET: 'too short', SAML_IDP_CERTIFICATE: 'nonsense' });
    expect(read).toThrow(
      /SESSION_SECRET needs at least 32[^]*SAML_IDP_CERTIFICATE holds no[^]*SAML_SP_ENTITY_ID is missing/,
    );
    expect(read).not.toThrow(/too short|nonsense/);
  });

  it('refuses cookies in clear text beyond this machine', () => {
    const start = (url: string, host?: string) => () =>
      createSessionMiddleware({} as DatabasePool, settings(url, host), /^$/);
    for (const url of ['http://127.0.0.1:8080', 'http://localhost:8080', 'https://chaman.example'])
      expect(start(url)).not.toThrow();
    for (const url of ['http://chaman.example', 'http://127.0.0.1.evil.example']) expect(start(url)).toThrow(/https/);
    expect(start('http://127.0.0.1:8080', '0.0.0.0')).toThrow(/HOST must be a loopback address/);
    expect(start('https://chaman.example', '0.0.0.0')).not.toThrow();
  });

  it('ties cookies to the host over TLS', () => {
    expect(sessionCookieName(settings('https://chaman.example'))).toBe('__Host-chaman');
    const set: unknown[] = [];
    const response = { cookie: (...cookie: unknown[]) => set.push(cookie) } as unknown as Response;
    markBrowser({ headers: {} } as Request, response, settings('https://chaman.example'));
    expect(set).toEqual([
      [
        '__Host-chaman-sign-in',
        expect.stringMatching(/^[\w-]{43}$/),
        expect.objectContaining({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' }),
      ],
    ]);
  });
});
