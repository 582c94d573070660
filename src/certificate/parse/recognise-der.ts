import { readCertificate } from '../x509/read-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import { DerError, readDer, type DerNode } from './der-reader.js';
import { TAG, content, integerValue, isContext, isUniversal, oidValue } from './der-values.js';
import { isPrivateKeyDer, holdsKeyBag } from './private-key-traces.js';
import type { Recognised } from './recognised.js';
import type { Finding } from './upload.js';

const SEQUENCE_OCTET = 0x30;
const SIGNED_DATA_FAMILY = '1.2.840.113549.1.7.';

/** Undefined where the bytes are no DER, so that other ways of reading get their turn. */
export function recogniseDer(bytes: Uint8Array): Recognised | undefined {
  if (bytes[0] !== SEQUENCE_OCTET) return undefined;
  let node: DerNode;
  try {
    node = readDer(bytes);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return recogniseBroken(bytes, error);
  }
  return node.end === bytes.length ? recogniseValue(node) : recogniseSequence(bytes, node);
}

function recogniseBroken(bytes: Uint8Array, { fault }: DerError): Recognised | undefined {
  // Text may begin with the digit 0 as well; the length octet of a real file is above the letters.
  if ((bytes[1] ?? 0) < 0x80) return undefined;
  const { container, keyBag } = recogniseContainer(bytes);
  if (container) return { fault: { finding: container }, hasPrivateKey: keyBag };
  return { fault: { finding: fault === 'indefinite-length' || fault === 'length-not-minimal' ? 'ber' : 'damaged' } };
}

const DATA_OID = Buffer.from('2a864886f70d0107', 'hex');

/** PKCS#12 and PKCS#7 files are often BER: they are told by what stands at their head. */
function recogniseContainer(bytes: Uint8Array): { container?: Finding; keyBag: boolean } {
  const head = Buffer.from(bytes.subarray(0, 32));
  const position = head.indexOf(DATA_OID);
  if (position === -1) return { keyBag: false };
  const isPfx = head.subarray(0, position).includes(Buffer.from([0x02, 0x01, 0x03]));
  return { container: isPfx ? 'pkcs12' : 'pkcs7', keyBag: isPfx && holdsKeyBag(bytes) };
}

function recogniseValue(node: DerNode): Recognised {
  const certificate = readCertificate(node);
  if (certificate) return { certificates: [certificate] };
  const finding = findingOf(node);
  return { fault: { finding }, hasPrivateKey: finding === 'pkcs12' && holdsKeyBag(node.bytes) };
}

/** Several values one after another: certificates count, anything else is something that does not belong there. */
function recogniseSequence(bytes: Uint8Array, first: DerNode): Recognised {
  const certificates: Certificate[] = [];
  let hasPrivateKey = false;
  let clean = true;
  let position = 0;
  for (let node: DerNode | undefined = first; node; node = nextValue(bytes, position)) {
    const certificate = readCertificate(node);
    if (certificate) certificates.push(certificate);
    else clean = false;
    hasPrivateKey ||= isPrivateKeyDer(bytes.subarray(node.start));
    position = node.end;
  }
  hasPrivateKey ||= isPrivateKeyDer(bytes.subarray(position));
  clean &&= position === bytes.length;
  if (clean) return { certificates };
  const finding = certificates.length > 0 ? 'trailing-bytes' : findingOf(first);
  return { certificates, hasPrivateKey, fault: { finding, parameters: { octets: bytes.length - first.end } } };
}

function nextValue(bytes: Uint8Array, position: number): DerNode | undefined {
  if (bytes[position] !== SEQUENCE_OCTET) return undefined;
  try {
    return readDer(bytes, position);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** The name of a DER structure that is no certificate, told by its shape. */
function findingOf(node: DerNode): Finding {
  const [first, second, third] = node.children;
  if (isPrivateKeyDer(node.bytes.subarray(node.start))) return 'private-key';
  if (isUniversal(first, TAG.oid) && oidValue(first).startsWith(SIGNED_DATA_FAMILY)) return 'pkcs7';
  if (isUniversal(first, TAG.integer) && integerValue(content(first).subarray(0, 4)) === 3n && second?.constructed) {
    return 'pkcs12';
  }
  if (isUniversal(first, TAG.enumerated)) return 'ocsp-response';
  if (isPublicKey(node)) return 'public-key';
  if (isUniversal(first, TAG.sequence) && isUniversal(third, TAG.bitString)) return signedFinding(first);
  return 'other-structure';
}

function isPublicKey({ children }: DerNode): boolean {
  const [first, second] = children;
  if (children.length !== 2) return false;
  const infoShape = isUniversal(first, TAG.sequence) && isUniversal(first.children[0], TAG.oid);
  return infoShape
    ? isUniversal(second, TAG.bitString)
    : isUniversal(first, TAG.integer) && isUniversal(second, TAG.integer);
}

/** Requests (RFC 2986) and revocation lists (RFC 5280, section 5) are signed like certificates. */
function signedFinding(body: DerNode): Finding {
  const [first, second, third, fourth] = body.children;
  const isRequest =
    isUniversal(first, TAG.integer) &&
    isUniversal(second, TAG.sequence) &&
    isUniversal(third, TAG.sequence) &&
    (fourth === undefined || isContext(fourth, 0));
  if (isRequest) return 'certificate-request';
  const fields = isUniversal(first, TAG.integer) ? body.children.slice(1) : body.children;
  const isTime = isUniversal(fields[2], TAG.utcTime) || isUniversal(fields[2], TAG.generalizedTime);
  return isTime ? 'revocation-list' : 'other-structure';
}
