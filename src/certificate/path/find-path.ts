import type { TrustStore } from '../trust-store.js';
import type { Certificate } from '../x509/certificate.js';
import { isExpired, isNotYetValid } from '../x509/validity.js';
import { issuerFault, leafFault, type LinkFault } from './link-faults.js';
import { wholePathFault, type WholePathFault } from './whole-path-faults.js';

export type PathFault = 'unknown-issuer' | 'signature' | 'work-limit' | LinkFault | WholePathFault;

export interface PathResult {
  /** From the certificate to the anchor. */
  readonly path?: readonly Certificate[];
  /** What stood in the way of the attempt that came furthest. */
  readonly fault?: PathFault;
}

/** Signature checks per judgement, those that the store remembers included: a real path needs at most four, and one costs up to a millisecond. */
const MAX_SIGNATURE_CHECKS = 64;
/** Certificates looked at per judgement; many that cross-sign each other make many ways. */
const MAX_STEPS = 512;
/** Certificates in a path, anchor included. */
const MAX_LENGTH = 8;

/**
 * Looks for a path to a trust anchor with every link valid by RFC 5280, section 6, at the given moment. All ways are
 * tried, so an expired or crossed intermediate does no harm beside a good one.
 */
export function findPath(certificate: Certificate, store: TrustStore, now: Date): PathResult {
  const fault = leafFault(certificate);
  const search = new PathSearch(store, now);
  const path = search.extend([certificate]);
  if (path && !fault) return { path };
  return { fault: fault ?? search.fault ?? 'unknown-issuer' };
}

class PathSearch {
  fault: PathFault | undefined;
  private checks = 0;
  private steps = 0;
  private readonly signed = new Map<Certificate, Map<Certificate, boolean>>();

  constructor(
    private readonly store: TrustStore,
    private readonly now: Date,
  ) {}

  extend(path: readonly Certificate[]): readonly Certificate[] | undefined {
    const last = path.at(-1) as Certificate;
    for (const issuer of this.store.issuersOf(last)) {
      if (++this.steps > MAX_STEPS) return this.note('work-limit');
      if (path.some((link) => isSame(link, issuer))) continue;
      if (!this.verified(last, issuer)) {
        this.note('signature');
        continue;
      }
      const longer = [...path, issuer];
      const fault = this.faultOf(longer);
      if (fault) {
        this.note(fault);
        continue;
      }
      const found = this.store.isAnchor(issuer) ? longer : this.extend(longer);
      if (found) return found;
    }
    return undefined;
  }

  private faultOf(path: readonly Certificate[]): PathFault | undefined {
    const issuer = path.at(-1) as Certificate;
    if (path.length > MAX_LENGTH) return 'path-length';
    if (isExpired(issuer.notAfter, this.now)) return 'issuer-expired';
    if (isNotYetValid(issuer.notBefore, this.now)) return 'issuer-not-yet-valid';
    const fault = issuerFault(issuer, path.slice(1, -1));
    return fault ?? (this.store.isAnchor(issuer) ? wholePathFault(path) : undefined);
  }

  private verified(certificate: Certificate, issuer: Certificate): boolean {
    const known = this.signed.get(certificate) ?? new Map<Certificate, boolean>();
    this.signed.set(certificate, known);
    let verdict = known.get(issuer);
    if (verdict === undefined) {
      if (++this.checks > MAX_SIGNATURE_CHECKS) {
        this.note('work-limit');
        return false;
      }
      verdict = this.store.isSigned(certificate, issuer);
      known.set(issuer, verdict);
    }
    return verdict;
  }

  private note(fault: PathFault): undefined {
    if (this.fault === undefined || progress(fault) > progress(this.fault)) this.fault = fault;
  }
}

/** How far an attempt came, or that all were given up: the highest explains best. Anything else comes between. */
const PROGRESS: Partial<Record<PathFault, number>> = { 'unknown-issuer': 0, signature: 1, 'work-limit': 3 };

function progress(fault: PathFault): number {
  return PROGRESS[fault] ?? 2;
}

function isSame(left: Certificate, right: Certificate): boolean {
  return left === right || Buffer.compare(left.der, right.der) === 0;
}
