import { labelOf } from '../../permission/label.js';
import type { Language } from '../../platform/i18n/language.js';
import { render } from '../../platform/i18n/texts.js';
import { accountProgress } from '../account-progress.js';
import { accountState } from '../account-state.js';
import type { Account } from '../account.entity.js';
import type { Certificate } from '../certificate.entity.js';
import { partState } from '../part-state.js';
import type { AccountDto, CertificateDto } from './account.dto.js';

/** What every account shows, whatever its channel. */
export function accountDto(account: Account, language: Language): AccountDto {
  const confirmed = confirmedRevision(account);
  return {
    id: account.id,
    name: account.name,
    ...accountStanding(account, language),
    revision: account.revision,
    createdAt: account.createdAt,
    permissions: account.permissions.map((granted) => ({
      code: granted.permission.code,
      label: labelOf(granted.permission, language),
      state: partState(granted, confirmed),
    })),
  };
}

/** How far an account has come. */
export function accountStanding(
  account: Account,
  language: Language,
): Pick<AccountDto, 'state' | 'stateSince' | 'progress'> {
  const targets = account.targets.getItems();
  const progress = accountProgress(account.deletedAt !== null, targets);
  return {
    state: accountState({ deleted: account.deletedAt !== null, revision: account.revision, targets }),
    stateSince: new Date(Math.max(...targets.map((target) => target.stateSince.getTime()))),
    progress: progress
      ? { detail: render(progress.detail, language), whatHappensNext: render(progress.whatHappensNext, language) }
      : null,
  };
}

/** The newest revision that every gateway of the account confirmed. */
export function confirmedRevision(account: Account): number {
  return Math.min(...account.targets.map((target) => target.provisionedRevision));
}

export function certificateDto(certificate: Certificate, confirmed: number): CertificateDto {
  return {
    id: certificate.id,
    name: certificate.name,
    fileName: certificate.fileName,
    owner: certificate.subjectCommonName,
    organisation: certificate.subjectOrganisation,
    issuer: certificate.issuerCommonName,
    expiresAt: certificate.notAfter,
    serialNumber: certificate.serialNumber,
    fingerprintSha256: certificate.fingerprintSha256,
    publicKeySha256: certificate.publicKeySha256,
    keyName: certificate.keyName,
    state: partState(certificate, confirmed),
  };
}

/** The latest wish first: what is still being removed comes after what takes its place. */
export function newestFirst<T extends { readonly addedRevision: number }>(parts: Iterable<T>): readonly T[] {
  return [...parts].sort((one, other) => other.addedRevision - one.addedRevision);
}
