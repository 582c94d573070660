import { accountProgress } from '../account/account-progress.js';
import { accountState } from '../account/account-state.js';
import type { Account } from '../account/account.entity.js';
import type { Certificate } from '../account/certificate.entity.js';
import { loginOf } from '../account/login.js';
import { partState } from '../account/part-state.js';
import { labelOf } from '../permission/label.js';
import type { Language } from '../platform/i18n/language.js';
import { render } from '../platform/i18n/texts.js';
import type { CertificateDto, FtpSftpAccountDto } from './ftp-sftp-account.dto.js';

/** How an FTP or SFTP account is shown. */
export function toDto(account: Account, language: Language): FtpSftpAccountDto {
  const targets = account.targets.getItems();
  const confirmed = Math.min(...targets.map((target) => target.provisionedRevision));
  const progress = accountProgress(account.deletedAt !== null, targets);
  const key = newest(account.sshKeys.getItems());
  const certificate = newest(account.certificates.getItems());
  return {
    id: account.id,
    channel: account.channel === 'FTP' ? 'FTP' : 'SFTP',
    name: account.name,
    userName: account.userName ?? '',
    login: loginOf(account),
    state: accountState({ deleted: account.deletedAt !== null, revision: account.revision, targets }),
    stateSince: new Date(Math.max(...targets.map((target) => target.stateSince.getTime()))),
    progress: progress
      ? { detail: render(progress.detail, language), whatHappensNext: render(progress.whatHappensNext, language) }
      : null,
    revision: account.revision,
    createdAt: account.createdAt,
    permissions: account.permissions.map((granted) => ({
      code: granted.permission.code,
      label: labelOf(granted.permission, language),
      state: partState(granted, confirmed),
    })),
    sshPublicKey: key
      ? {
          type: key.keyType,
          bits: key.bits,
          fingerprint: key.fingerprint,
          comment: key.comment,
          state: partState(key, confirmed),
        }
      : null,
    certificate: certificate ? certificateDto(certificate, confirmed) : null,
  };
}

function certificateDto(certificate: Certificate, confirmed: number): CertificateDto {
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
    state: partState(certificate, confirmed),
  };
}

function newest<T extends { readonly addedRevision: number }>(parts: readonly T[]): T | undefined {
  return parts.toSorted((a, b) => b.addedRevision - a.addedRevision)[0];
}
