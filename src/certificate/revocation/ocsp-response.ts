import { readWholeDer, type DerNode } from '../parse/der-reader.js';
import {
  TAG,
  content,
  encoded,
  integerValue,
  isContext,
  isUniversal,
  oidValue,
  wholeOctets,
} from '../parse/der-values.js';
import type { Certificate } from '../x509/certificate.js';
import { readCertificate } from '../x509/read-certificate.js';
import { readSignatureAlgorithm } from '../x509/signature-algorithm.js';
import { readTime } from '../x509/validity.js';
import { criticalExtensions, extensionValue, sha1 } from './certificate-parts.js';
import type { CertId } from './ocsp-request.js';
import { NoRevocationAnswer, reasonName } from './revocation-status.js';
import type { SignedAnswer } from './verify-answer.js';

/** `BasicOCSPResponse` of RFC 6960, section 4.2.1. */
export interface OcspResponse extends SignedAnswer {
  /** Who answers: by its name (DER), or by the SHA-1 of its key. */
  readonly responder: { readonly name: Uint8Array } | { readonly keyHash: Uint8Array };
  readonly answers: readonly OcspAnswer[];
  readonly nonce?: Uint8Array;
  /** Certificates that come along, so that a delegated responder can be recognised. */
  readonly certificates: readonly Certificate[];
}

export interface OcspAnswer {
  readonly certId: CertId;
  readonly status: 'good' | 'unknown' | { readonly revokedAt: Date; readonly reason?: string };
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
}

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = '1.3.6.1.5.5.7.48.1.2';
const SHA1_OID = '1.3.14.3.2.26';
const FAILURES = ['', 'malformedRequest', 'internalError', 'tryLater', '', 'sigRequired', 'unauthorized'];
/** Responders send one or two; the rest would only be work. */
const MAX_CERTIFICATES = 4;

/** @throws NoRevocationAnswer `malformed`, `refused` or `not-understood` */
export function readOcspResponse(bytes: Uint8Array): OcspResponse {
  const whole = readWholeDer(bytes);
  const [status, wrapper] = whole?.children ?? [];
  if (!isUniversal(whole, TAG.sequence) || !isUniversal(status, TAG.enumerated)) throw malformed('no OCSP response');
  const code = Number(integerValue(content(status).subarray(0, 2)));
  if (code !== 0) throw new NoRevocationAnswer('refused', `ocsp: ${FAILURES[code] || `status ${code}`}`);
  const [type, octets] = wrapper?.children[0]?.children ?? [];
  if (!isUniversal(type, TAG.oid) || oidValue(type) !== BASIC || !isUniversal(octets, TAG.octetString))
    throw malformed('no basic response');
  const basic = readBasic(readWholeDer(content(octets)));
  if (!basic) throw malformed('the basic response cannot be read');
  return basic;
}

function readBasic(basic: DerNode | undefined): OcspResponse | undefined {
  const [data, algorithmNode, signatureNode, certificates] = basic?.children ?? [];
  const algorithm = readSignatureAlgorithm(algorithmNode);
  const signature = isUniversal(signatureNode, TAG.bitString) ? wholeOctets(signatureNode) : undefined;
  if (!isUniversal(data, TAG.sequence) || !algorithm || !signature) return undefined;
  const fields = isContext(data.children[0], 0) ? data.children.slice(1) : data.children;
  const [responderNode, , list, wrapper] = fields;
  const responder = readResponder(responderNode);
  const answers = list?.children.map(readAnswer);
  const extensions = wrapper?.children[0]?.children ?? [];
  if (!responder || !answers || !answers.every((answer) => answer !== undefined)) return undefined;
  if (criticalExtensions(extensions).some((oid) => oid !== NONCE))
    throw new NoRevocationAnswer('not-understood', 'ocsp: a critical extension');
  const nonce = extensionValue(extensions, NONCE);
  return {
    tbs: encoded(data),
    algorithm,
    signature,
    responder,
    answers,
    ...(isUniversal(nonce, TAG.octetString) && { nonce: content(nonce) }),
    certificates: (certificates?.children[0]?.children ?? [])
      .slice(0, MAX_CERTIFICATES)
      .flatMap((node) => readCertificate(node) ?? []),
  };
}

function readResponder(node: DerNode | undefined): OcspResponse['responder'] | undefined {
  const [value] = node?.children ?? [];
  if (isContext(node, 1) && value) return { name: encoded(value) };
  return isContext(node, 2) && isUniversal(value, TAG.octetString) ? { keyHash: content(value) } : undefined;
}

function readAnswer(node: DerNode): OcspAnswer | undefined {
  const [id, statusNode, thisNode, ...rest] = node.children;
  const certId = readCertId(id);
  const status = readStatus(statusNode);
  const thisUpdate = readTime(thisNode)?.at;
  const next = rest.find((field) => isContext(field, 0));
  const nextUpdate = readTime(next?.children[0])?.at;
  if (!certId || !status || !thisUpdate || (next && !nextUpdate)) return undefined;
  const extensions = rest.find((field) => isContext(field, 1))?.children[0]?.children ?? [];
  if (criticalExtensions(extensions).length > 0)
    throw new NoRevocationAnswer('not-understood', 'ocsp: a critical extension');
  return { certId, status, thisUpdate, ...(nextUpdate && { nextUpdate }) };
}

/** Answers that name the issuer by another hash than the question did cannot match it. */
function readCertId(node: DerNode | undefined): CertId | undefined {
  const [algorithm, name, key, serial] = node?.children ?? [];
  const [hash] = algorithm?.children ?? [];
  if (!isUniversal(hash, TAG.oid) || !isUniversal(name, TAG.octetString)) return undefined;
  if (!isUniversal(key, TAG.octetString) || !isUniversal(serial, TAG.integer)) return undefined;
  const sameHash = oidValue(hash) === SHA1_OID;
  return {
    issuerNameHash: sameHash ? content(name) : new Uint8Array(),
    issuerKeyHash: content(key),
    serial: content(serial),
  };
}

function readStatus(node: DerNode | undefined): OcspAnswer['status'] | undefined {
  if (node?.tagClass !== 2 || node.tag > 2) return undefined;
  if (node.tag !== 1) return node.tag === 0 ? 'good' : 'unknown';
  const [date, wrapper] = node.children;
  const revokedAt = readTime(date)?.at;
  const code = wrapper?.children[0];
  if (!revokedAt) return undefined;
  if (!isUniversal(code, TAG.enumerated)) return { revokedAt };
  return { revokedAt, reason: reasonName(Number(integerValue(content(code).subarray(0, 2)))) };
}

/** Whether the certificate is the one that a responder names itself by. */
export function isResponder({ responder }: OcspResponse, subject: Uint8Array, key: Uint8Array): boolean {
  return (
    Buffer.compare(
      'name' in responder ? responder.name : responder.keyHash,
      'name' in responder ? subject : sha1(key),
    ) === 0
  );
}

function malformed(what: string): NoRevocationAnswer {
  return new NoRevocationAnswer('malformed', `ocsp: ${what}`);
}
