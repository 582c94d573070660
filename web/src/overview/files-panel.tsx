import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountLink } from '../account/account-link.js';
import { AccountState } from '../account/account-state.js';
import { ftpSftpAccountsQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ExpiryDay } from '../certificate/expiry-day.js';
import { CopyButton } from '../design/copy-button.js';
import { DataTable } from '../design/data-table.js';
import { Panel } from '../design/panel.js';
import { AccountActions } from './account-actions.js';
import { NoAccounts } from './no-accounts.js';

export function FilesPanel({ senderNumber }: { readonly senderNumber: string }) {
  const { t } = useTranslation();
  const { data: accounts, error } = useQuery(ftpSftpAccountsQuery());
  return (
    <Panel
      title={t('overview.files')}
      actions={
        <Link to="/files/new" className="button">
          {t('overview.addFile')}
        </Link>
      }
    >
      <p>
        {t('overview.senderNumber')} <strong className="mono">{senderNumber}</strong>{' '}
        <CopyButton value={senderNumber} what={t('overview.senderNumber')} />
      </p>
      {error && <ProblemNotice error={error} />}
      {accounts?.length === 0 && <NoAccounts text={t('overview.noFiles')} />}
      {accounts && accounts.length > 0 && (
        <DataTable
          rows={accounts}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('overview.name'),
              cell: (account) => <AccountLink account={account}>{account.name}</AccountLink>,
            },
            { label: t('overview.type'), cell: ({ channel }) => channel },
            { label: t('overview.state'), cell: ({ state }) => <AccountState state={state} /> },
            {
              label: t('overview.expiresNext'),
              cell: ({ certificate }) => certificate && <ExpiryDay iso={certificate.expiresAt} />,
              whole: true,
            },
          ]}
          actions={(account) => <AccountActions account={account} />}
        />
      )}
    </Panel>
  );
}
