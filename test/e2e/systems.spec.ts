import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { base64url, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { AUDIENCE, TokenIssuer } from '../builders/token-issuer.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact } from './harness/sftp-account.js';
import { asSystem, type SystemAnswer } from './harness/system-client.js';

const SENDERS = '/api/v1/senders';
const READ = 'chaman:senders:read';
const now = () => Math.floor(Date.now() / 1000);

describe('another system', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let manager: SignedIn;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ without: ['worker'], api: issuer.variables });
    manager = await product.signIn('access-manager');
    await giveContact(manager);
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  const call = (token: string, path = SENDERS, headers: Record<string, string> = {}): Promise<SystemAnswer> =>
    asSystem(product.url, token, path, { headers });
  const refusal = (rule: string) => ({
    status: 401,
    body: {
      type: 'urn:problem-type:belgif:invalidAccessToken',
      issues: [{ field: 'Authorization', rule, demand: expect.any(String) }],
    },
  });

  it('is let in by a token with the scope, which leaves no session behind', async () => {
    const answer = await call(await issuer.token(`openid ${READ} other`));
    expect(answer).toMatchObject({ status: 200, body: { items: [{ number: expect.stringMatching(/^\d{6}$/) }] } });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it.each<[string, Parameters<TokenIssuer['token']>[1]]>([
    [
      'that Keycloak issued',
      { header: { typ: 'JWT' }, claims: { client_id: undefined, azp: 'inspection', typ: 'Bearer' } },
    ],
    ['for several audiences', { claims: { aud: ['account', AUDIENCE] } }],
    ['that expired within the tolerance of a minute', { expiresIn: -30 }],
    ['that begins within it', { claims: { nbf: now() + 45 } }],
  ])('may bring one %s', async (_, shape) => {
    expect((await call(await issuer.token(READ, shape))).status).toBe(200);
  });

  it('is asked for a token when it brings none', async () => {
    for (const headers of [{}, { Authorization: 'Basic YTpi' }, { Authorization: 'Bearer' }]) {
      const response = await fetch(product.url + SENDERS, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="chaman"');
      expect(await response.json()).toMatchObject({ type: 'urn:problem-type:belgif:noAccessToken' });
    }
  });

  it.each<[string, string, Parameters<TokenIssuer['token']>[1]]>([
    ['of another issuer', 'issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['without issuer', 'issuer', { claims: { iss: undefined } }],
    ['for another audience', 'audience', { claims: { aud: 'https://elsewhere.example' } }],
    ['without audience', 'audience', { claims: { aud: undefined } }],
    ['that never expires', 'expiry-time', { claims: { exp: undefined } }],
    ['that is not valid yet', 'already-valid', { claims: { nbf: now() + 600 } }],
    ['that names no system', 'client-id', { claims: { client_id: undefined } }],
    ['that is an ID token by its header', 'access-token', { header: { typ: 'id+jwt' } }],
    ['that is an ID token by its claim', 'access-token', { claims: { typ: 'ID' } }],
    ['that is oversized', 'token-size', { claims: { padding: 'x'.repeat(8 * 1024) } }],
    ['whose key is unknown', 'known-key', { header: { kid: 'another' } }],
  ])('is refused with a token %s, and told why', async (_, rule, shape) => {
    const answer = await call(await issuer.token(READ, shape));
    expect(answer).toMatchObject(refusal(rule));
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="chaman", error="invalid_token", /);
  });

  it('is refused with a token that has expired', async () => {
    const answer = await call(await issuer.token(READ, { expiresIn: -90 }));
    expect(answer).toMatchObject({ status: 401, body: { type: 'urn:problem-type:belgif:expiredAccessToken' } });
    expect(answer.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
  });

  it('cannot forge one', async () => {
    const claims = { iss: issuer.url, aud: AUDIENCE, client_id: 'forger', scope: READ, exp: now() + 300 };
    const { kid, ...publicJwk } = issuer.publicKey;
    const sign = (alg: string, key: Parameters<SignJWT['sign']>[0], header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header }).sign(key);
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const genuine = await issuer.token(READ);
    const [header = '', , signature = ''] = genuine.split('.');
    const altered = base64url.encode(JSON.stringify({ ...claims, scope: `${READ} chaman:contacts:read` }));

    expect(await call(new UnsecuredJWT(claims).encode())).toMatchObject(refusal('token-form'));
    const none = [base64url.encode(JSON.stringify({ alg: 'none', kid })), altered, 'AA'].join('.');
    expect(await call(none)).toMatchObject(refusal('algorithm'));
    const secret = createSecretKey(Buffer.from(JSON.stringify(publicJwk)));
    expect(await call(await sign('HS256', secret))).toMatchObject(refusal('algorithm'));
    expect(await call(await sign('ES256', stranger.privateKey))).toMatchObject(refusal('signature'));
    expect(await call(`${header}.${altered}.${signature}`)).toMatchObject(refusal('signature'));
    const ownKey = { jwk: await exportJWK(stranger.publicKey), jku: 'http://127.0.0.1:9/keys' };
    expect(await call(await sign('ES256', stranger.privateKey, ownKey))).toMatchObject(refusal('signature'));
    for (const nonsense of ['x', 'a.b', 'a.b.c', 'a.b.c.d.e', '%00.%00.%00'])
      expect(await call(nonsense)).toMatchObject(refusal('token-form'));
  });

  it('may be signed for by every algorithm that suits its key, and by a new key as soon as it is published', async () => {
    for (const alg of ['RS256', 'PS384', 'ES384', 'ES512']) {
      const before = await issuer.token(READ);
      await issuer.rotate(alg, { keepOld: true });
      expect((await call(await issuer.token(READ))).status).toBe(200);
      expect((await call(before)).status).toBe(200);
    }
    const withdrawn = await issuer.token(READ);
    await issuer.rotate();
    expect((await call(await issuer.token(READ))).status).toBe(200);
    expect(await call(withdrawn)).toMatchObject(refusal('known-key'));
    const { fetches } = issuer;
    for (let calls = 0; calls < 5; calls += 1) await call(await issuer.token(READ));
    expect(issuer.fetches).toBe(fetches);
  });

  it('is told which scope it lacks', async () => {
    for (const [path, scope] of [
      [SENDERS, READ],
      [`${SENDERS}/100000`, READ],
      [`${SENDERS}/100000/contact`, 'chaman:contacts:read'],
      [`${SENDERS}/100000/accounts`, 'chaman:accounts:read'],
      ['/api/v1/accounts?userName=a', 'chaman:accounts:read'],
    ] as const)
      for (const held of ['', 'chaman:other', `${scope}x`, scope.toUpperCase()]) {
        const answer = await call(await issuer.token(held), path);
        expect([path, held, answer]).toMatchObject([
          path,
          held,
          {
            status: 403,
            body: { type: 'urn:problem-type:belgif:missingScope', detail: expect.stringContaining(scope) },
          },
        ]);
        expect(answer.headers.get('WWW-Authenticate')).toMatch(
          new RegExp(`^Bearer realm="chaman", error="insufficient_scope", .*, scope="${scope}"$`),
        );
      }
  });

  it('acts by its token alone when a cookie comes along', async () => {
    const cookie = { Cookie: manager.cookie };
    expect((await call(await issuer.token(READ), SENDERS, cookie)).status).toBe(200);
    expect((await call(await issuer.token('chaman:other'), SENDERS, cookie)).status).toBe(403);
    const own = await call(await issuer.token(READ), '/api/v1/ftp-sftp-accounts', cookie);
    expect(own).toMatchObject({ status: 403, body: { type: 'urn:problem-type:belgif:missingScope' } });
    // A page cannot be made to sign somebody in, or out, while it brings a token.
    const complete = await fetch(`${product.url}/auth/complete?ticket=x`, {
      headers: { Authorization: 'Bearer x', Accept: 'application/json' },
    });
    expect([complete.status, complete.headers.getSetCookie()]).toEqual([403, []]);
    expect((await fetch(product.url, { headers: { ...cookie, Authorization: 'Bearer x' } })).status).toBe(
      (await fetch(product.url)).status,
    );
  });

  it('waits when the keys cannot be had, and is told that its token may be fine', async () => {
    const token = await issuer.token(READ);
    const silent = await TokenIssuer.start();
    await silent.stop();
    const restart = async (variables: NodeJS.ProcessEnv): Promise<void> => {
      await product.stopApi();
      await product.startApi(variables);
    };
    await restart({ SYSTEM_TOKEN_JWKS_URL: `${silent.url}/certs` });
    const answer = await call(token);
    expect([answer, answer.headers.get('Retry-After')]).toMatchObject([
      {
        status: 503,
        body: { type: 'urn:problem-type:belgif:serviceUnavailable', title: expect.stringMatching(/tokens/) },
      },
      '30',
    ]);
    expect(product.output('api')).not.toContain(token);

    const none = { SYSTEM_TOKEN_ISSUER: '', SYSTEM_TOKEN_AUDIENCE: '', SYSTEM_TOKEN_JWKS_URL: '' };
    await restart(none);
    expect(await call(token)).toMatchObject(refusal('no-issuer-trusted'));
    await product.stopApi();
    await expect(product.startApi({ ...none, SYSTEM_TOKEN_ISSUER: issuer.url })).rejects.toThrow(
      /SYSTEM_TOKEN_ISSUER, SYSTEM_TOKEN_AUDIENCE and SYSTEM_TOKEN_JWKS_URL belong together/,
    );
    await product.startApi();
    expect((await call(token)).status).toBe(200);
  });
});
