import type { AccountView } from '../account/account-view.js';
import { accountDto, certificateDto, confirmedRevision, newestFirst } from '../account/api/account.mapper.js';
import { loginOf } from '../account/login.js';
import { partState } from '../account/part-state.js';
import type { Language } from '../platform/i18n/language.js';
import type { FtpSftpAccountDto } from './ftp-sftp-account.dto.js';

/** How an FTP or SFTP account is shown. */
export function toDto(account: AccountView, language: Language): FtpSftpAccountDto {
  const confirmed = confirmedRevision(account);
  const [key] = newestFirst(account.sshKeys);
  const [certificate] = newestFirst(account.certificates);
  return {
    ...accountDto(account, language),
    channel: account.channel === 'FTP' ? 'FTP' : 'SFTP',
    userName: account.userName ?? '',
    login: loginOf(account),
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
