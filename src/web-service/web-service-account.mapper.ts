import type { AccountView } from '../account/account-view.js';
import {
  accountDto,
  certificateDto,
  confirmedRevision,
  newestFirst,
  usableClientId,
} from '../account/api/account.mapper.js';
import { present } from '../account/outline.js';
import { issueDto } from '../platform/http/problem.filter.js';
import type { Language } from '../platform/i18n/language.js';
import type { Issue } from '../platform/rule/issue.js';
import type {
  JudgedWebServiceAccountDto,
  WebServiceAccountDto,
  WebServiceCertificateDto,
} from './web-service-account.dto.js';
import { CHANNELS, type WebServiceChannel } from './web-service-channels.js';

/** How a SOAP or REST account is shown. */
export function toDto(account: AccountView, language: Language): WebServiceAccountDto {
  const wanted = present(account.certificates);
  const expiries = wanted.map((certificate) => certificate.notAfter.getTime());
  return {
    ...accountDto(account, language),
    channel: channelOf(account),
    clientId: usableClientId(account),
    expiresNext: expiries.length > 0 ? new Date(Math.min(...expiries)) : null,
    keyIdRequired: account.channel === 'REST' && hasTwoOfOneType(wanted.map(({ keyName }) => keyName)),
    certificates: certificateDtos(account),
  };
}

export function certificateDtos(account: AccountView): WebServiceCertificateDto[] {
  const confirmed = confirmedRevision(account);
  return newestFirst(account.certificates).map((certificate) => ({
    ...certificateDto(certificate, confirmed),
    keyId: certificate.keyId,
  }));
}

export function toJudgedDto(
  account: AccountView,
  warnings: readonly Issue[],
  language: Language,
): JudgedWebServiceAccountDto {
  return { ...toDto(account, language), warnings: warnings.map((warning) => issueDto(warning, language)) };
}

function channelOf({ channel, id }: AccountView): WebServiceChannel {
  const known = CHANNELS.find((each) => each === channel);
  if (!known) throw new Error(`account ${id} is no web service`);
  return known;
}

/** An authorization server without `kid` goes by the algorithm: all RSA keys share theirs, each curve has its own. */
function hasTwoOfOneType(keyNames: readonly (string | null)[]): boolean {
  const types = keyNames.map((name) => (name?.startsWith('RSA') ? 'RSA' : name));
  return new Set(types).size < types.length;
}
