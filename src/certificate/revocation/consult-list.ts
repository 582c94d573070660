import { content, isContext } from '../parse/der-values.js';
import type { Certificate } from '../x509/certificate.js';
import { nameKey } from '../x509/distinguished-name.js';
import { criticalExtensions, extensionValue, partsOf } from './certificate-parts.js';
import { assertFresh } from './freshness.js';
import type { RevocationList } from './revocation-list.js';
import { distributionPointUrls, listUrls } from './revocation-sources.js';
import { NoRevocationAnswer, type RevocationAnswer } from './revocation-status.js';
import { assertSignedBy } from './verify-answer.js';

const DELTA = '2.5.29.27';
const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
const UNDERSTOOD: ReadonlySet<string> = new Set([ISSUING_DISTRIBUTION_POINT, '2.5.29.20', '2.5.29.35']);

/** Whose signature was found on which list: the hash of eight MiB takes its time. */
const signers = new WeakMap<RevocationList, WeakSet<Certificate>>();

/**
 * What a complete list of the certificate's own issuer says (RFC 5280, section 6.3.3).
 * @throws NoRevocationAnswer where it says nothing that can be relied on
 */
export function consultList(
  list: RevocationList,
  certificate: Certificate,
  issuer: Certificate,
  now: Date,
): RevocationAnswer {
  if (extensionValue(list.extensions, DELTA)) throw new NoRevocationAnswer('not-understood', 'crl: a delta list');
  const unknown = criticalExtensions(list.extensions).find((oid) => !UNDERSTOOD.has(oid));
  if (unknown) throw new NoRevocationAnswer('not-understood', `crl: critical extension ${unknown}`);
  assertInScope(list, certificate);
  if (list.issuerKey !== nameKey(issuer.subject))
    throw new NoRevocationAnswer('wrong-signer', 'crl: of another issuer');
  const { keyUsage } = issuer.extensions.values;
  if (keyUsage && !keyUsage.includes('cRLSign'))
    throw new NoRevocationAnswer('wrong-signer', 'crl: its issuer may not sign lists');
  if (!signers.get(list)?.has(issuer)) {
    assertSignedBy(list, issuer, 'crl');
    signers.set(list, (signers.get(list) ?? new WeakSet()).add(issuer));
  }
  assertFresh(list.thisUpdate, list.nextUpdate, now, 'crl');
  const entry = list.find(partsOf(certificate).serial);
  return entry ? { state: 'revoked', source: 'crl', ...entry } : { state: 'good', source: 'crl' };
}

/** The fields of `IssuingDistributionPoint` (RFC 5280, section 5.2.5), by their tags. */
const POINT = { name: 0, usersOnly: 1, authoritiesOnly: 2, someReasons: 3, indirect: 4, attributesOnly: 5 } as const;

function assertInScope(list: RevocationList, certificate: Certificate): void {
  const point = extensionValue(list.extensions, ISSUING_DISTRIBUTION_POINT);
  if (!point) return;
  const field = (tag: number) => point.children.find((child) => isContext(child, tag));
  const isSet = (tag: number) => {
    const flag = field(tag);
    return flag !== undefined && content(flag)[0] !== 0;
  };
  if (isSet(POINT.indirect)) throw new NoRevocationAnswer('not-understood', 'crl: an indirect list');
  if (field(POINT.someReasons)) throw new NoRevocationAnswer('not-understood', 'crl: a list of some reasons only');
  const authority = certificate.extensions.values.basicConstraints?.ca ?? false;
  if (isSet(authority ? POINT.usersOnly : POINT.authoritiesOnly) || isSet(POINT.attributesOnly))
    throw new NoRevocationAnswer('other-scope', 'crl: a list of other kinds of certificates');
  const name = field(POINT.name);
  // Issuers that split their lists say in each which part it is; another part would know nothing of this certificate.
  const named = name ? distributionPointUrls(name) : undefined;
  if (named && !named.some((url) => listUrls(certificate).includes(url)))
    throw new NoRevocationAnswer('other-scope', 'crl: another part of the list');
}
