import type { ListedAuthority } from '../../certificate/anchors/anchor-folder.js';
import type { AnchorsInForce } from '../../certificate/anchors/trust-anchors.keeper.js';
import { isExpired, isNotYetValid } from '../../certificate/x509/validity.js';
import type { Language } from '../../platform/i18n/language.js';
import { render } from '../../platform/i18n/texts.js';
import type { ImpactPage, StrandedCertificate } from './stranded-accounts.js';
import type { AuthorityDto, ImpactDto, StrandedAccountDto, TrustAnchorsDto } from './trust-anchors.dto.js';

const EXPIRING_MS = 60 * 24 * 60 * 60 * 1000;

export function toTrustAnchorsDto(state: AnchorsInForce, now: Date): TrustAnchorsDto {
  const { failedReload } = state;
  return {
    loadedAt: state.loadedAt.toISOString(),
    digest: state.digest,
    lastFailedReload: failedReload ? { ...failedReload, at: failedReload.at.toISOString() } : null,
    items: state.authorities.map((authority) => toAuthorityDto(authority, now)),
  };
}

function toAuthorityDto({ facts, role, file }: ListedAuthority, now: Date): AuthorityDto {
  const { subject, issuer, serialNumber, notBefore, notAfter, sha256 } = facts;
  return { subject, issuer, serialNumber, notBefore, notAfter, sha256, role, file, validity: validityOf(facts, now) };
}

function validityOf(facts: ListedAuthority['facts'], now: Date): AuthorityDto['validity'] {
  const notAfter = new Date(facts.notAfter);
  if (isExpired(notAfter, now)) return 'expired';
  if (isNotYetValid(new Date(facts.notBefore), now)) return 'not-yet-valid';
  return notAfter.getTime() - now.getTime() < EXPIRING_MS ? 'expiring' : 'valid';
}

export function toImpactDto(page: ImpactPage, language: Language): ImpactDto {
  return { judged: page.judged, items: page.stranded.map((each) => toStrandedDto(each, language)), next: page.next };
}

function toStrandedDto(
  { certificate, result, alreadyStranded }: StrandedCertificate,
  language: Language,
): StrandedAccountDto {
  const { account } = certificate;
  return {
    senderNumber: account.sender.number,
    organisationName: account.sender.organisationName,
    accountId: account.id,
    accountName: account.name,
    channel: account.channel,
    certificateId: certificate.id,
    certificateName: certificate.name,
    certificateSha256: certificate.fingerprintSha256,
    issuer: certificate.issuerCommonName,
    rule: result.rule,
    found: result.found ? render(result.found, language, result.parameters) : '',
    alreadyStranded,
  };
}

/** For a command line: sender, account, channel, names, what was found, whether that is new. */
export function strandedLine(stranded: StrandedCertificate): string {
  const { senderNumber, accountId, channel, accountName, certificateName, rule, found, alreadyStranded } =
    toStrandedDto(stranded, 'en');
  const since = alreadyStranded ? 'already' : 'by this change';
  // Names are people's own, and hold no control characters.
  return [senderNumber, accountId, channel, accountName, certificateName, rule, found, since].join('\t');
}
