import { createHash } from 'node:crypto';
import { readWholeDer, type DerNode } from '../parse/der-reader.js';
import { TAG, content, encoded, isContext, isUniversal, oidValue, wholeOctets } from '../parse/der-values.js';
import type { Certificate } from '../x509/certificate.js';

/** The octets of a certificate that questions about revocation are asked with. */
export interface CertificateParts {
  /** Content of the serial number. */
  readonly serial: Uint8Array;
  /** The issuer's name, DER. */
  readonly issuerName: Uint8Array;
  /** The subject's name, DER. */
  readonly subjectName: Uint8Array;
  /** The value of an extension. */
  extension(oid: string): DerNode | undefined;
}

const parts = new WeakMap<Certificate, CertificateParts>();

/** Works on certificates that were read already, whose structure is therefore known. */
export function partsOf(certificate: Certificate): CertificateParts {
  const known = parts.get(certificate);
  if (known) return known;
  const made = takeApart(certificate);
  parts.set(certificate, made);
  return made;
}

function takeApart(certificate: Certificate): CertificateParts {
  const tbs = readWholeDer(certificate.tbs);
  const fields = (tbs?.children ?? []).filter((field, index) => !(index === 0 && isContext(field, 0)));
  const [serial, , issuer, , subject] = fields;
  if (!serial || !issuer || !subject) throw new Error('a certificate that was read before cannot be read again');
  const list = fields.find((field) => isContext(field, 3))?.children[0]?.children ?? [];
  return {
    serial: content(serial),
    issuerName: encoded(issuer),
    subjectName: encoded(subject),
    extension: (oid) => extensionValue(list, oid),
  };
}

/** The value of an extension in a list of `Extension` (RFC 5280, section 4.1). */
export function extensionValue(list: readonly DerNode[], oid: string): DerNode | undefined {
  const found = list.find(
    ({ children: [identifier] }) => isUniversal(identifier, TAG.oid) && oidValue(identifier) === oid,
  );
  const value = found?.children.at(-1);
  return isUniversal(value, TAG.octetString) ? readWholeDer(content(value)) : undefined;
}

/** Identifiers of the critical extensions in a list. */
export function criticalExtensions(list: readonly DerNode[]): readonly string[] {
  return list.flatMap(({ children: [identifier, flag] }) =>
    isUniversal(identifier, TAG.oid) && isUniversal(flag, TAG.boolean) && content(flag)[0] !== 0
      ? [oidValue(identifier)]
      : [],
  );
}

/** The octets of the key alone, without its algorithm: what RFC 6960, section 4.1.1 takes the hash of. */
export function keyOctets({ publicKey }: Certificate): Uint8Array {
  const bits = readWholeDer(publicKey.spki)?.children[1];
  return (isUniversal(bits, TAG.bitString) ? wholeOctets(bits) : undefined) ?? new Uint8Array();
}

export function sha1(octets: Uint8Array): Uint8Array {
  return createHash('sha1').update(octets).digest();
}
