import type { Certificate } from './x509/certificate.js';
import { displayName, nameKey } from './x509/distinguished-name.js';
import { isSelfSigned, isSignedBy } from './x509/verify-signature.js';
import { parseTrustFile } from './parse/parse-trust-file.js';

export interface TrustFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Says which file cannot be used, and why. */
export class TrustStoreError extends Error {}

/**
 * The certificates that paths may lead through. Self-signed ones are anchors; all others only help to find a way to
 * an anchor. Being in here makes nothing trusted by itself: every use is checked, so one that has expired or is no
 * certificate authority does no harm.
 */
export class TrustStore {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  private readonly bySubject = new Map<string, Certificate[]>();
  private readonly anchorSet: ReadonlySet<Certificate>;
  /** What is in here never changes, so neither does which of them signed which: found out once, when first asked. */
  private readonly signed = new Map<Certificate, Map<Certificate, boolean>>();

  private constructor(certificates: readonly Certificate[]) {
    this.anchors = certificates.filter(isSelfSigned);
    this.anchorSet = new Set(this.anchors);
    this.intermediates = certificates.filter((certificate) => !this.anchorSet.has(certificate));
    // Anchors first: the shortest path is tried first.
    for (const certificate of [...this.anchors, ...this.intermediates]) {
      const key = nameKey(certificate.subject);
      const same = this.bySubject.get(key);
      if (same) same.push(certificate);
      else this.bySubject.set(key, [certificate]);
      this.signed.set(certificate, new Map());
    }
  }

  /** From PEM files with any number of certificates, or DER files with one. Throws {@link TrustStoreError}. */
  static fromFiles(files: readonly TrustFile[]): TrustStore {
    const unique = new Map<string, Certificate>();
    for (const file of files) {
      for (const certificate of readFile(file))
        unique.set(Buffer.from(certificate.der).toString('base64'), certificate);
    }
    return new TrustStore([...unique.values()]);
  }

  isAnchor(certificate: Certificate): boolean {
    return this.anchorSet.has(certificate);
  }

  /** Whether the issuer's key verifies the certificate's signature; the issuer is one of this store. */
  isSigned(certificate: Certificate, issuer: Certificate): boolean {
    const known = this.signed.get(certificate);
    const verdict = known?.get(issuer) ?? isSignedBy(certificate, issuer);
    known?.set(issuer, verdict);
    return verdict;
  }

  /** Those whose subject is the certificate's issuer, the likeliest first. */
  issuersOf(certificate: Certificate): readonly Certificate[] {
    const candidates = this.bySubject.get(nameKey(certificate.issuer)) ?? [];
    const wanted = certificate.extensions.values.authorityKeyIdentifier;
    if (!wanted || candidates.length < 2) return candidates;
    const rank = ({ extensions }: Certificate) => (extensions.values.subjectKeyIdentifier === wanted ? 0 : 1);
    return [...candidates].sort((left, right) => rank(left) - rank(right));
  }
}

function readFile({ name, bytes }: TrustFile): readonly Certificate[] {
  const { certificates, problem } = parseTrustFile(bytes);
  if (problem) throw new TrustStoreError(`${name}: ${problem}`);
  const faulty = certificates.find(({ defects }) => defects.length > 0);
  if (faulty) throw new TrustStoreError(`${name}: ${displayName(faulty.subject)}: ${faulty.defects.join(', ')}`);
  return certificates;
}
