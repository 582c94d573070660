import type { TFunction } from 'i18next';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { isoDay } from '../i18n/format.js';

/** Saves the accounts that are shown as a file that spreadsheets open. Nothing in it is secret. */
export function saveCsv(accounts: readonly WebServiceAccountDto[], t: TFunction): void {
  const blob = new Blob(['\ufeff', csvOf(accounts, t)], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'chaman.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** RFC 4180, with semicolons: what spreadsheets take for columns where a comma stands in numbers. */
function csvOf(accounts: readonly WebServiceAccountDto[], t: TFunction): string {
  const head = [
    t('overview.name'),
    t('overview.type'),
    t('overview.clientId'),
    t('overview.state'),
    t('account.permissions'),
    t('certificate.name'),
    t('certificate.serialNumber'),
    t('certificate.expires'),
  ];
  const rows = accounts.flatMap((account) =>
    account.certificates.map((certificate) => [
      account.name,
      account.channel,
      account.clientId ?? '',
      t(`account.state.${account.state}`),
      account.permissions.map(({ label }) => label).join(', '),
      certificate.name,
      certificate.serialNumber,
      isoDay(certificate.expiresAt),
    ]),
  );
  return [head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
}

/** A cell that a spreadsheet would compute, or a number that it would round, is text. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) || /^\d{12,}$/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
