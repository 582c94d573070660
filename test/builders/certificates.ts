import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  NULL,
  bitString,
  boolean,
  context,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  time,
  utf8String,
  type Der,
} from './der.js';

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const pairs = new Map<string, KeyPair>();

/** The same pair for the same label: making RSA keys is slow. */
export function keyPair(kind: 'rsa' | 'P-384' | 'P-521' | 'P-256' | 'ed25519', label = 'default'): KeyPair {
  const name = `${kind} ${label}`;
  const pair = pairs.get(name) ?? makePair(kind);
  pairs.set(name, pair);
  return pair;
}

function makePair(kind: string): KeyPair {
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('ec', { namedCurve: kind });
}

/** A signature algorithm: how it is written down, and how it is made. */
export interface Algorithm {
  readonly der: Der;
  readonly sign: (tbs: Uint8Array, key: KeyObject) => Uint8Array;
}

function hashAlgorithm(identifier: string, hash: string, parameters: readonly Der[] = []): Algorithm {
  return { der: sequence(oid(identifier), ...parameters), sign: (tbs, key) => sign(hash, tbs, key) };
}

const SHA_OID = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha1: '1.3.14.3.2.26' } as const;

/** RSASSA-PSS (RFC 4055); with SHA-1 as hash all parameters are defaults and left out. */
export function pss(hash: keyof typeof SHA_OID): Algorithm {
  const algorithm = sequence(oid(SHA_OID[hash]), NULL);
  const saltLength = 32;
  const spelled = [
    context(0, algorithm),
    context(1, sequence(oid('1.2.840.113549.1.1.8'), algorithm)),
    context(2, integer(saltLength)),
  ];
  const salt = hash === 'sha1' ? 20 : saltLength;
  return {
    der: sequence(oid('1.2.840.113549.1.1.10'), sequence(...(hash === 'sha1' ? [] : spelled))),
    sign: (tbs, key) => sign(hash, tbs, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt }),
  };
}

export const ALGORITHMS = {
  rsaSha256: hashAlgorithm('1.2.840.113549.1.1.11', 'sha256', [NULL]),
  rsaSha384: hashAlgorithm('1.2.840.113549.1.1.12', 'sha384', [NULL]),
  rsaSha512: hashAlgorithm('1.2.840.113549.1.1.13', 'sha512', [NULL]),
  rsaSha1: hashAlgorithm('1.2.840.113549.1.1.5', 'sha1', [NULL]),
  rsaMd5: hashAlgorithm('1.2.840.113549.1.1.4', 'md5', [NULL]),
  ecdsaSha256: hashAlgorithm('1.2.840.10045.4.3.2', 'sha256'),
  ecdsaSha384: hashAlgorithm('1.2.840.10045.4.3.3', 'sha384'),
  ecdsaSha224: hashAlgorithm('1.2.840.10045.4.3.1', 'sha224'),
  ed25519: { der: sequence(oid('1.3.101.112')), sign: (tbs: Uint8Array, key: KeyObject) => sign(null, tbs, key) },
} as const satisfies Record<string, Algorithm>;

/** A name of one attribute per set: `name({ CN: 'x', O: 'y' })`, or ready-made DER values. */
export function name(attributes: Readonly<Record<string, string | Der>>): Der {
  return sequence(
    ...Object.entries(attributes).map(([type, value]) =>
      setOf(sequence(oid(TYPES[type] ?? type), typeof value === 'string' ? utf8String(value) : value)),
    ),
  );
}

const TYPES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  E: '1.2.840.113549.1.9.1',
};

export function extension(identifier: string, value: Der, critical = false): Der {
  return sequence(oid(identifier), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** Bits by their number: 0 is digitalSignature, 5 is keyCertSign. */
export function keyUsage(...bits: readonly number[]): Der {
  const word = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  const unused = word === 0 ? 0 : 31 - Math.clz32(word & -word);
  return extension('2.5.29.15', word === 0 ? bitString(Buffer.alloc(0)) : bitString(Buffer.from([word]), unused), true);
}

export function basicConstraints(ca: boolean, pathLength?: number): Der {
  const fields = [...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])];
  return extension('2.5.29.19', sequence(...fields), true);
}

export interface BuiltCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly key: KeyPair;
  readonly subject: Der;
}

export interface CertificateOptions {
  readonly subject?: Der;
  /** Who signs; itself where absent. */
  readonly issuer?: { readonly key: KeyPair; readonly subject: Der };
  readonly key?: KeyPair;
  /** A subjectPublicKeyInfo to write instead of the key's own. */
  readonly spki?: Der;
  readonly serial?: Der;
  readonly notBefore?: Date | Der;
  readonly notAfter?: Date | Der;
  readonly algorithm?: Algorithm;
  /** What the signed part says, where that differs. */
  readonly innerAlgorithm?: Der;
  /** The version field's number plus one; 3 where absent. */
  readonly version?: number;
  readonly extensions?: readonly Der[];
  /** Changes the signature after it was made. */
  readonly spoil?: boolean;
}

/** The moment at which the certificates of these tests are judged. */
export const NOW = new Date('2026-11-24T12:00:00Z');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** By default: a good certificate for REST, self-signed with an RSA key, valid from a year ago to a year ahead. */
export function buildCertificate(options: CertificateOptions = {}): BuiltCertificate {
  const key = options.key ?? keyPair('rsa');
  const subject = options.subject ?? name({ CN: 'edi.example', O: 'Example NV' });
  const issuer = options.issuer ?? { key, subject };
  const algorithm = options.algorithm ?? defaultAlgorithm(issuer.key);
  const extensions = options.extensions ?? [keyUsage(0)];
  const version = options.version ?? 3;
  const tbs = sequence(
    ...(version === 1 ? [] : [context(0, integer(version - 1))]),
    options.serial ?? integer(0x1234),
    options.innerAlgorithm ?? algorithm.der,
    issuer.subject,
    sequence(moment(options.notBefore, -YEAR_MS), moment(options.notAfter, YEAR_MS)),
    subject,
    options.spki ?? new Uint8Array(key.publicKey.export({ format: 'der', type: 'spki' })),
    ...(extensions.length === 0 ? [] : [context(3, sequence(...extensions))]),
  );
  const signature = Buffer.from(algorithm.sign(tbs, issuer.key.privateKey));
  if (options.spoil) signature[signature.length - 1] = (signature.at(-1) as number) ^ 1;
  const der = sequence(tbs, algorithm.der, bitString(signature));
  return { der, pem: pem('CERTIFICATE', der), key, subject };
}

function moment(given: Date | Der | undefined, offset: number): Der {
  if (given && !(given instanceof Date)) return given;
  return time(given ?? new Date(NOW.getTime() + offset));
}

function defaultAlgorithm({ privateKey }: KeyPair): Algorithm {
  if (privateKey.asymmetricKeyType === 'rsa') return ALGORITHMS.rsaSha256;
  return privateKey.asymmetricKeyType === 'ed25519' ? ALGORITHMS.ed25519 : ALGORITHMS.ecdsaSha384;
}

/** A certificate authority, self-signed unless it has an issuer. */
export function buildAuthority(commonName: string, options: CertificateOptions = {}): BuiltCertificate {
  return buildCertificate({
    subject: name({ CN: commonName, O: 'Example Trust' }),
    key: keyPair('P-384', commonName),
    extensions: [basicConstraints(true), keyUsage(5, 6)],
    ...options,
  });
}

export function pem(label: string, der: Uint8Array, lineEnd = '\n'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join(lineEnd);
}
