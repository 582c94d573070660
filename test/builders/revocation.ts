import { createHash } from 'node:crypto';
import { ALGORITHMS, extension, type BuiltCertificate } from './certificates.js';
import { bitString, context, integer, octetString, oid, sequence, time, tlv, type Der } from './der.js';

/** cRLDistributionPoints with one point for each address. */
export function distributionPoints(...urls: readonly string[]): Der {
  return extension('2.5.29.31', sequence(...urls.map((url) => sequence(context(0, context(0, uri(url)))))));
}

/** authorityInfoAccess with OCSP responders. */
export function responders(...urls: readonly string[]): Der {
  return extension('1.3.6.1.5.5.7.1.1', sequence(...urls.map((url) => sequence(oid('1.3.6.1.5.5.7.48.1'), uri(url)))));
}

/** issuingDistributionPoint from its fields. */
export function issuingPoint(...fields: readonly Der[]): Der {
  return extension('2.5.29.28', sequence(...fields), true);
}

export function uri(url: string): Der {
  return tlv(0x86, Buffer.from(url));
}

const HOUR_MS = 3_600_000;

export interface ListOptions {
  readonly now: Date;
  /** Content of the serial numbers that are revoked. */
  readonly revoked?: readonly Der[];
  /** Ready-made entries. */
  readonly entries?: readonly Der[];
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | null;
  readonly extensions?: readonly Der[];
  /** Who signs; the issuer where absent. */
  readonly signer?: BuiltCertificate;
}

/** A certificate revocation list of the issuer. */
export function buildList(issuer: BuiltCertificate, options: ListOptions): Der {
  const { now, revoked = [], nextUpdate = new Date(now.getTime() + HOUR_MS), extensions = [] } = options;
  const entries = options.entries ?? revoked.map((serial) => sequence(serial, time(now), sequence(reason(1))));
  const tbs = sequence(
    integer(1),
    ALGORITHMS.ecdsaSha384.der,
    issuer.subject,
    time(options.thisUpdate ?? new Date(now.getTime() - HOUR_MS)),
    ...(nextUpdate ? [time(nextUpdate)] : []),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    ...(extensions.length > 0 ? [context(0, sequence(...extensions))] : []),
  );
  return signed(tbs, options.signer ?? issuer);
}

function reason(code: number): Der {
  return extension('2.5.29.21', tlv(0x0a, Buffer.from([code])));
}

export interface ResponseOptions {
  readonly now: Date;
  readonly serial: Der;
  readonly status?: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | null;
  readonly nonce?: Uint8Array;
  /** Who signs and names itself as the responder; the issuer where absent. */
  readonly responder?: BuiltCertificate;
  readonly byName?: boolean;
  readonly certificates?: readonly BuiltCertificate[];
}

/** An OCSP response of one answer. */
export function buildResponse(issuer: BuiltCertificate, options: ResponseOptions): Der {
  const { now, serial, nonce, nextUpdate = new Date(now.getTime() + HOUR_MS), certificates = [] } = options;
  const responder = options.responder ?? issuer;
  const certId = sequence(
    sequence(oid('1.3.14.3.2.26'), tlv(0x05)),
    octetString(sha1(issuer.subject)),
    octetString(sha1(keyBits(issuer))),
    serial,
  );
  const answer = sequence(
    certId,
    STATUSES[options.status ?? 'good'](now),
    generalized(options.thisUpdate ?? now),
    ...(nextUpdate ? [context(0, generalized(nextUpdate))] : []),
  );
  const data = sequence(
    options.byName ? context(1, responder.subject) : context(2, octetString(sha1(keyBits(responder)))),
    generalized(now),
    sequence(answer),
    ...(nonce ? [context(1, sequence(extension('1.3.6.1.5.5.7.48.1.2', octetString(nonce))))] : []),
  );
  const carried = certificates.length > 0 ? [context(0, sequence(...certificates.map(({ der }) => der)))] : [];
  const basic = signed(data, responder, carried);
  return sequence(tlv(0x0a, Buffer.from([0])), context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))));
}

const STATUSES = {
  good: () => tlv(0x80),
  unknown: () => tlv(0x82),
  revoked: (at: Date) => context(1, generalized(at), context(0, tlv(0x0a, Buffer.from([1])))),
} as const;

function signed(tbs: Der, { key }: BuiltCertificate, more: readonly Der[] = []): Der {
  const algorithm = ALGORITHMS.ecdsaSha384;
  return sequence(tbs, algorithm.der, bitString(algorithm.sign(tbs, key.privateKey)), ...more);
}

function generalized(moment: Date): Der {
  return tlv(0x18, Buffer.from(moment.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')));
}

/** P-384 keys alone: their point is what follows the 23 octets that name them. */
function keyBits({ key }: BuiltCertificate): Uint8Array {
  return key.publicKey.export({ format: 'der', type: 'spki' }).subarray(23);
}

function sha1(octets: Uint8Array): Uint8Array {
  return createHash('sha1').update(octets).digest();
}
