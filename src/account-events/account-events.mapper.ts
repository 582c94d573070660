import type { Account } from '../account/account.entity.js';
import { accountStanding, usableClientId } from '../account/api/account.mapper.js';
import type { Language } from '../platform/i18n/language.js';
import type { AccountStatusDto } from './account-events.dto.js';

export function accountStatusDto(account: Account, language: Language): AccountStatusDto {
  const { id, channel, name, revision } = account;
  return { id, channel, name, revision, clientId: usableClientId(account), ...accountStanding(account, language) };
}
