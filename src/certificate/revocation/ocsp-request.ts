import { randomBytes } from 'node:crypto';
import type { Certificate } from '../x509/certificate.js';
import { keyOctets, partsOf, sha1 } from './certificate-parts.js';

/** SHA-1 names the issuer here and protects nothing; it is the one hash that every responder knows (RFC 5019, 2.1.1). */
const SHA1_ALGORITHM = Buffer.from('300906052b0e03021a0500', 'hex');
const NONCE_OID = Buffer.from('06092b0601050507300102', 'hex');
/** RFC 8954, section 2.1. */
const NONCE_OCTETS = 32;

export interface OcspRequest {
  readonly der: Uint8Array;
  readonly certId: CertId;
  readonly nonce: Uint8Array;
}

/** What the question is about; the answer must repeat it. */
export interface CertId {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
}

/** `OCSPRequest` of RFC 6960, section 4.1, about one certificate, unsigned, with a nonce. */
export function buildOcspRequest(certificate: Certificate, issuer: Certificate): OcspRequest {
  const { issuerName, serial } = partsOf(certificate);
  const certId = { issuerNameHash: sha1(issuerName), issuerKeyHash: sha1(keyOctets(issuer)), serial };
  const nonce = randomBytes(NONCE_OCTETS);
  const request = sequence(
    sequence(
      SHA1_ALGORITHM,
      value(TAG.octetString, certId.issuerNameHash),
      value(TAG.octetString, certId.issuerKeyHash),
      value(TAG.integer, serial),
    ),
  );
  const extension = sequence(NONCE_OID, value(TAG.octetString, value(TAG.octetString, nonce)));
  const tbsRequest = sequence(sequence(request), value(REQUEST_EXTENSIONS, sequence(extension)));
  return { der: sequence(tbsRequest), certId, nonce };
}

const TAG = { integer: 0x02, octetString: 0x04, sequence: 0x30 } as const;
const REQUEST_EXTENSIONS = 0xa2;

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return value(TAG.sequence, ...parts);
}

/** Lengths up to 65,535: a request has some hundred octets. */
function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}
