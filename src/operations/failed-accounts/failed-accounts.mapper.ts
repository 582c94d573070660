import { FAILURES } from '../../account/account-progress.texts.js';
import { loginOf } from '../../account/login.js';
import { momentOf } from '../../platform/database/moment.js';
import type { Language } from '../../platform/i18n/language.js';
import { render } from '../../platform/i18n/texts.js';
import type { FailedAccountDto, LastFailureDto } from './failed-accounts.dto.js';
import type { FailedTarget } from './failed-accounts.reader.js';

export function failedAccountDto(row: FailedTarget, language: Language): FailedAccountDto {
  const { note: text, written_at: writtenAt, written_by: writtenBy } = row;
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    login: loginIn(row),
    channel: row.channel,
    beingDeleted: row.deleted,
    disabled: row.disabled,
    senderNumber: row.sender_number,
    senderName: row.sender_name,
    gateway: row.gateway,
    standing: row.state === 'refused' || row.state === 'retrying' ? row.state : 'stuck',
    since: momentOf(row.state_since),
    attempts: row.attempts,
    lastFailure: row.failure && lastFailureDto(row.failure, language),
    triedNextAt: momentOf(row.tried_next_at),
    note: text !== null && writtenAt && writtenBy !== null ? { text, writtenAt: momentOf(writtenAt), writtenBy } : null,
  };
}

function lastFailureDto(
  { reason, detail, at }: NonNullable<FailedTarget['failure']>,
  language: Language,
): LastFailureDto {
  return { code: reason, text: render(FAILURES[reason], language), detail, at: new Date(at) };
}

function loginIn({ channel, user_name: userName, client_id: clientId, sender_number: number }: FailedTarget) {
  return channel === 'REST' ? clientId : loginOf({ channel, userName, clientId, sender: { number } });
}
