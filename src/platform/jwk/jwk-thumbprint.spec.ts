import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { jwkThumbprint } from './jwk-thumbprint.js';

it('is the one of the example in RFC 7638', () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs' +
    'tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5haj' +
    'rn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
  const jwk = { kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' };
  expect(jwkThumbprint(jwk)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});

it.each(['P-384', 'P-521'])('is what another implementation says of a %s key', async (namedCurve) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  expect(jwkThumbprint(publicKey.export({ format: 'jwk' }))).toBe(
    await calculateJwkThumbprint(await exportJWK(publicKey)),
  );
});

it('knows no other keys', () => {
  expect(() => jwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: 'AA' })).toThrow('RSA and EC');
});
