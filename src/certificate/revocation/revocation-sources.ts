import type { DerNode } from '../parse/der-reader.js';
import { TAG, content, isContext, isUniversal, oidValue } from '../parse/der-values.js';
import type { Certificate } from '../x509/certificate.js';
import { partsOf } from './certificate-parts.js';

const DISTRIBUTION_POINTS = '2.5.29.31';
const AUTHORITY_INFORMATION = '1.3.6.1.5.5.7.1.1';
const OCSP = '1.3.6.1.5.5.7.48.1';
/** Nobody publishes at more places; the certificate is somebody else's text. */
const MAX_SOURCES = 4;

/** Where the issuer publishes lists about this certificate. What only tells of some reasons, or is signed by somebody else, is left out. */
export function listUrls(certificate: Certificate): readonly string[] {
  const points = partsOf(certificate).extension(DISTRIBUTION_POINTS)?.children ?? [];
  return points
    .filter((point) => point.children.every((field) => isContext(field, 0)))
    .flatMap((point) => point.children.flatMap(distributionPointUrls))
    .slice(0, MAX_SOURCES);
}

/** Of a `DistributionPointName` in its wrapper (RFC 5280, section 4.2.1.13). */
export function distributionPointUrls(wrapper: DerNode): readonly string[] {
  const [choice] = wrapper.children;
  return isContext(choice, 0) ? choice.children.filter(isUrl).map(urlOf) : [];
}

/** Where the issuer answers questions about this certificate (RFC 5280, section 4.2.2.1). */
export function responderUrls(certificate: Certificate): readonly string[] {
  const descriptions = partsOf(certificate).extension(AUTHORITY_INFORMATION)?.children ?? [];
  return descriptions
    .flatMap(({ children: [method, location] }) =>
      isUniversal(method, TAG.oid) && oidValue(method) === OCSP && location && isUrl(location) ? [urlOf(location)] : [],
    )
    .slice(0, MAX_SOURCES);
}

function isUrl(name: DerNode): boolean {
  return isContext(name, 6) && !name.constructed;
}

function urlOf(name: DerNode): string {
  return Buffer.from(content(name)).toString('latin1');
}
