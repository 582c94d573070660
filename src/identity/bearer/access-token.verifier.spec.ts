import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Problem } from '../../platform/http/problem.js';
import { AccessTokenVerifier } from './access-token.verifier.js';

const ISSUER = 'https://sso.example';
const AUDIENCE = 'https://chaman.example';
const BEGIN = Date.parse('2026-01-01T00:00:00Z');

describe('an access token that was verified a moment ago', () => {
  let issuer: Server;
  let verifier: AccessTokenVerifier;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  let now: number;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    privateKey = pair.privateKey;
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] });
    issuer = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(keys);
    }).listen(0, '127.0.0.1');
    await once(issuer, 'listening');
  });
  afterAll(async () => {
    await new Promise((done) => issuer.close(done));
  });
  beforeEach(() => {
    now = BEGIN;
    const keys = new URL(`http://127.0.0.1:${(issuer.address() as AddressInfo).port}`);
    verifier = new AccessTokenVerifier(
      { issuer: ISSUER, audience: AUDIENCE, keys, cooldownSeconds: 0 },
      { now: () => new Date(now) },
    );
  });

  const token = (lifetimeSeconds: number, clientId = 'a-system') =>
    new SignJWT({ client_id: clientId, scope: 'chaman:changes:read' })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime(BEGIN / 1_000 + lifetimeSeconds)
      .sign(privateKey);
  const verdict = (given: string) =>
    verifier.verify(given).then(
      ({ clientId }) => clientId,
      (failure: unknown) => (failure instanceof Problem ? failure.problem : failure),
    );

  it('is accepted again, and again when it has to be verified anew', async () => {
    const given = await token(300);
    for (const later of [0, 1_000, 59_000, 61_000, 300_000]) {
      now = BEGIN + later;
      expect(await verdict(given)).toBe('a-system');
    }
  });

  it('ends with its own time, a minute for clocks that differ included', async () => {
    const given = await token(10);
    expect(await verdict(given)).toBe('a-system');
    now = BEGIN + 69_000;
    expect(await verdict(given)).toBe('a-system');
    now = BEGIN + 71_000;
    expect(await verdict(given)).toBe('token/expired');
    const shorter = await token(-50);
    now = BEGIN;
    expect(await verdict(shorter)).toBe('a-system');
    now = BEGIN + 11_000;
    expect(await verdict(shorter)).toBe('token/expired');
  });

  it('lends its verdict to no other: not to its claims with another signature, nor to its signature under other claims', async () => {
    const [given, other] = [await token(300), await token(300, 'another-system')];
    expect(await verdict(given)).toBe('a-system');
    const [header, claims, signature] = given.split('.');
    const [, otherClaims, otherSignature] = other.split('.');
    expect(await verdict([header, claims, otherSignature].join('.'))).toBe('token/invalid');
    expect(await verdict([header, otherClaims, signature].join('.'))).toBe('token/invalid');
    expect(await verdict(other)).toBe('another-system');
  });
});
