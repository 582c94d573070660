import { generateKeyPairSync } from 'node:crypto';
import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { keyPair } from '../../../test/builders/certificates.js';
import { NULL, bitString, integer, octetString, oid, sequence } from '../../../test/builders/der.js';

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const failed = (spki: Uint8Array) => judge(issued({ spki }).der).failed;
const spkiOf = (key: ReturnType<typeof keyPair>['publicKey']) =>
  new Uint8Array(key.export({ format: 'der', type: 'spki' }));
const modulus = (1n << 2047n) + 1n;
const rsa = (identifier: string, n: bigint, e: bigint) =>
  sequence(sequence(oid(identifier), NULL), bitString(sequence(integer(n), integer(e))));

describe('key-type', () => {
  it.each([
    ['RSA', spkiOf(keyPair('rsa').publicKey)],
    ['RSA with the exponent 3', rsa(RSA, modulus, 3n)],
    ['P-384', spkiOf(keyPair('P-384').publicKey)],
    ['P-521', spkiOf(keyPair('P-521').publicKey)],
  ])('passes %s', (_, spki) => {
    expect(failed(spki)).toEqual([]);
  });

  const point = spkiOf(keyPair('P-384').publicKey).subarray(-97);
  it.each([
    ['Ed25519', spkiOf(keyPair('ed25519').publicKey), ['key-type']],
    ['DSA', spkiOf(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey), ['key-type']],
    ['RSASSA-PSS', rsa('1.2.840.113549.1.1.10', modulus, 65537n), ['key-type']],
    ['RSA under the identifier of X.509', rsa('2.5.8.1.1', modulus, 65537n), ['key-type']],
    ['a key that nobody knows', rsa('1.2.3.4', modulus, 65537n), ['key-type']],
    ['secp256k1', spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey), ['key-type']],
    ['brainpool', spkiOf(generateKeyPairSync('ec', { namedCurve: 'brainpoolP384r1' }).publicKey), ['key-type']],
    [
      'explicit parameters',
      sequence(sequence(oid(EC), sequence(integer(1))), bitString(point)),
      ['key-type', 'untrusted-issuer'],
    ],
    ['parameters left out', sequence(sequence(oid(EC)), bitString(point)), ['key-type']],
    [
      'a point beside the curve',
      sequence(
        sequence(oid(EC), oid('1.3.132.0.34')),
        bitString(Buffer.concat([point.subarray(0, -1), Buffer.from([1])])),
      ),
      ['key-type'],
    ],
    ['RSA with the exponent 1', rsa(RSA, modulus, 1n), ['key-type']],
    ['RSA with an even exponent', rsa(RSA, modulus, 4n), ['key-type']],
    [
      'RSA that is none',
      sequence(sequence(oid(RSA), NULL), bitString(octetString(NULL))),
      ['not-a-certificate', 'key-type', 'key-size'],
    ],
  ])('fails %s', (_, spki, expected) => {
    expect(failed(spki)).toEqual(expected);
  });
});
