import { createHash, createPublicKey } from 'node:crypto';
import { buildCertificate, keyPair, type CertificateOptions } from '../../../test/builders/certificates.js';
import { jwkThumbprint } from '../../platform/jwk/jwk-thumbprint.js';
import { keySet } from './keycloak-keys.js';

type Key = Record<string, unknown>;

const certificate = (key: CertificateOptions['key'], subject?: CertificateOptions['subject']) => ({
  name: 'c',
  der: buildCertificate({ key, subject }).der,
});
const keysOf = (...certificates: ReturnType<typeof certificate>[]): Key[] =>
  (JSON.parse(keySet(certificates) ?? 'null') as { keys: Key[] }).keys;
const kidOf = (pair: ReturnType<typeof keyPair>): string => jwkThumbprint(pair.publicKey.export({ format: 'jwk' }));

it.each([
  ['P-384', 'ES384'],
  ['P-521', 'ES512'],
] as const)('a certificate with a %s key becomes one key for %s', (kind, alg) => {
  const pair = keyPair(kind);
  const { der } = certificate(pair);
  const keys = keysOf({ name: 'c', der });
  expect(keys).toEqual([
    {
      ...pair.publicKey.export({ format: 'jwk' }),
      kid: kidOf(pair),
      use: 'sig',
      alg,
      x5c: [Buffer.from(der).toString('base64')],
      'x5t#S256': createHash('sha256').update(der).digest('base64url'),
    },
  ]);
});

it('an RSA key is there without an algorithm, and, when it is the newest, once for each other one', () => {
  const [newest, older] = [keyPair('rsa', 'newest'), keyPair('rsa', 'older')];
  const keys = keysOf(certificate(keyPair('P-384')), certificate(newest), certificate(older));
  expect(keys.map(({ kid, alg }) => [kid, alg])).toEqual([
    [kidOf(keyPair('P-384')), 'ES384'],
    [kidOf(newest), undefined],
    [kidOf(older), undefined],
    ...['RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg) => [kidOf(newest), alg]),
  ]);
  for (const { use } of keys) expect(use).toBe('sig');
  for (const jwk of keys.slice(3)) {
    expect(createPublicKey({ key: jwk, format: 'jwk' }).equals(newest.publicKey)).toBe(true);
  }
});

it('holds no private part', () => {
  for (const key of keysOf(certificate(keyPair('rsa')), certificate(keyPair('P-521')))) {
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(part);
  }
});

it('a certificate that was renewed with its key stands for both', () => {
  const [newer, older] = [buildCertificate({ key: keyPair('P-384') }), buildCertificate({ key: keyPair('P-384') })];
  const keys = keysOf({ name: 'newer', der: newer.der }, { name: 'older', der: older.der });
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ x5c: [Buffer.from(newer.der).toString('base64')] });
});

it.each([
  ['bytes that are no certificate', Uint8Array.of(1, 2, 3)],
  ['a key that is neither RSA nor EC', certificate(keyPair('ed25519')).der],
])('%s: no key set at all', (_what, der) => {
  expect(keySet([certificate(keyPair('P-384')), { name: 'x', der }])).toBeNull();
});
