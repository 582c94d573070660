import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { AccountState } from '../account/account-state.js';
import { ExpiryDay } from '../certificate/expiry-day.js';
import { CopyButton } from '../design/copy-button.js';
import { AccountActions } from './account-actions.js';
import type { AccountChoice, Order } from './account-choice.js';
import { SortHeader } from './sort-header.js';

const COLUMNS = [
  ['name', 'overview.name'],
  ['channel', 'overview.type'],
  ['clientId', 'overview.clientId'],
  ['state', 'overview.state'],
  ['expiresNext', 'overview.expiresNext'],
] as const satisfies readonly (readonly [Order, string])[];

interface WebServicesTableProps {
  readonly accounts: readonly WebServiceAccountDto[];
  readonly order: AccountChoice['order'];
  readonly onOrder: (order: AccountChoice['order']) => void;
  readonly onDelete: (account: WebServiceAccountDto) => void;
}

export function WebServicesTable({ accounts, order, onOrder, onDelete }: WebServicesTableProps) {
  const { t } = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          {COLUMNS.map(([by, label]) => (
            <SortHeader key={by} by={by} label={t(label)} order={order} onOrder={onOrder} />
          ))}
          <th scope="col">
            <span className="visually-hidden">{t('overview.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <td data-label={t('overview.name')}>
              <Link to="/web-services/$id" params={{ id: account.id }}>
                {account.name}
              </Link>
            </td>
            <td data-label={t('overview.type')}>{account.channel}</td>
            <td data-label={t('overview.clientId')}>
              {account.clientId ? (
                <>
                  <code>{account.clientId}</code> <CopyButton value={account.clientId} what={t('overview.clientId')} />
                </>
              ) : (
                '-'
              )}
            </td>
            <td data-label={t('overview.state')}>
              <AccountState state={account.state} />
            </td>
            <td data-label={t('overview.expiresNext')}>
              {account.expiresNext ? <ExpiryDay iso={account.expiresNext} /> : '-'}
            </td>
            <td className="actions">
              <AccountActions
                name={account.name}
                gone={account.state === 'being-deleted'}
                link={
                  <Link
                    to="/web-services/$id"
                    params={{ id: account.id }}
                    className="button"
                    data-kind="quiet"
                    data-small
                    aria-label={t('overview.editWhich', { name: account.name })}
                  >
                    {t('overview.edit')}
                  </Link>
                }
                onDelete={() => onDelete(account)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
