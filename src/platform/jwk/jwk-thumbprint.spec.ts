import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { jwkThumbprint } from './jwk-thumbprint.js';

/** The example key of RFC 7638 section 3.1. */
const RFC_EXAMPLE = {
  kty: 'RSA',
  n:
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs' +
    'tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbI' +
    'SD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
};

describe('the thumbprint of a key', () => {
  it('is that of the RFC', () => {
    expect(jwkThumbprint(createPublicKey({ key: RFC_EXAMPLE, format: 'jwk' }))).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });

  it.each(['P-384', 'P-521'])('is what others compute for %s', async (namedCurve) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    expect(jwkThumbprint(publicKey)).toBe(await calculateJwkThumbprint(publicKey.export({ format: 'jwk' })));
  });

  it('exists for no other kind of key', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(() => jwkThumbprint(publicKey)).toThrow('OKP');
  });
});
