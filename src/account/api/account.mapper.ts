import { labelOf } from '../../permission/label.js';
import type { Language } from '../../platform/i18n/language.js';
import { render } from '../../platform/i18n/texts.js';
import { DISABLED } from '../account-progress.texts.js';
import { accountProgress, type Progress } from '../account-progress.js';
import { accountState } from '../account-state.js';
import type { AccountView, CertificateView } from '../account-view.js';
import { partState } from '../part-state.js';
import type { AccountDto, AccountProgressDto, CertificateDto } from './account.dto.js';

/** What every account shows, whatever its channel. */
export function accountDto(account: AccountView, language: Language): AccountDto {
  const confirmed = confirmedRevision(account);
  return {
    id: account.id,
    name: account.name,
    note: account.ownNote,
    ...accountStanding(account, language),
    revision: account.revision,
    createdAt: account.createdAt,
    permissions: Array.from(account.permissions, (granted) => ({
      code: granted.permission.code,
      label: labelOf(granted.permission, language),
      state: partState(granted, confirmed),
    })),
  };
}

/** How far an account has come. */
export function accountStanding(
  account: AccountView,
  language: Language,
): Pick<AccountDto, 'state' | 'stateSince' | 'progress' | 'disabled'> {
  const targets = [...account.targets];
  const progress = accountProgress(account.deletedAt !== null, targets);
  const { disabledAt: since } = account;
  return {
    ...accountState(account),
    progress: progress ? progressDto(progress, language) : null,
    disabled: since && { since, text: render(DISABLED, language) },
  };
}

function progressDto(progress: Progress, language: Language): AccountProgressDto {
  const { step, since, detail, lastFailure, triedNextAt, whatHappensNext } = progress;
  return {
    step: render(step, language),
    since,
    detail: render(detail, language),
    lastFailure: lastFailure && { text: render(lastFailure.text, language), at: lastFailure.at },
    triedNextAt,
    whatHappensNext: render(whatHappensNext, language),
  };
}

/** A client id is of no use before the authorization server knows it. */
export function usableClientId(account: AccountView): string | null {
  return confirmedRevision(account) > 0 ? account.clientId : null;
}

/** The newest revision that every gateway of the account confirmed. */
export function confirmedRevision(account: AccountView): number {
  return Math.min(...Array.from(account.targets, (target) => target.provisionedRevision));
}

export function certificateDto(certificate: CertificateView, confirmed: number): CertificateDto {
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
