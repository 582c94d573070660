import { useTranslation } from 'react-i18next';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { AccountLink } from '../account/account-link.js';
import { AccountState } from '../account/account-state.js';
import { ExpiryDay } from '../certificate/expiry-day.js';
import { CopyButton } from '../design/copy-button.js';
import { DataTable, type Column } from '../design/data-table.js';
import { AccountActions } from './account-actions.js';
import type { AccountChoice, Order } from './account-choice.js';
import { SortHeader } from './sort-header.js';

interface WebServicesTableProps {
  readonly accounts: readonly WebServiceAccountDto[];
  readonly order: AccountChoice['order'];
  readonly onOrder: (order: AccountChoice['order']) => void;
}

export function WebServicesTable({ accounts, order, onOrder }: WebServicesTableProps) {
  const { t } = useTranslation();
  const column = (by: Order, label: string, cell: Column<WebServiceAccountDto>['cell']) => ({
    label,
    head: <SortHeader key={by} by={by} label={label} order={order} onOrder={onOrder} />,
    cell,
  });
  return (
    <DataTable
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        column('name', t('overview.name'), (account) => <AccountLink account={account}>{account.name}</AccountLink>),
        column('channel', t('overview.type'), ({ channel }) => channel),
        column('clientId', t('overview.clientId'), ({ clientId }) =>
          clientId ? (
            <span>
              <code>{clientId}</code> <CopyButton value={clientId} what={t('overview.clientId')} />
            </span>
          ) : (
            '-'
          ),
        ),
        column('state', t('overview.state'), ({ state }) => <AccountState state={state} />),
        {
          ...column('expiresNext', t('overview.expiresNext'), ({ expiresNext }) =>
            expiresNext ? <ExpiryDay iso={expiresNext} /> : '-',
          ),
          whole: true,
        },
      ]}
      actions={(account) => <AccountActions account={account} />}
    />
  );
}
