import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AccountState } from '../account/account-state.js';
import { webServiceAccountsQuery } from '../api/queries.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ExpiryDay } from '../certificate/expiry-day.js';
import { CopyButton } from '../design/copy-button.js';
import { Panel } from '../design/panel.js';

export function WebServicesPanel() {
  const { t } = useTranslation();
  const { data: accounts, error } = useQuery(webServiceAccountsQuery());
  return (
    <Panel title={t('overview.webServices')}>
      {error && <ProblemNotice error={error} />}
      {!accounts && !error && <LoadingPage />}
      {accounts?.length === 0 && <p>{t('overview.noWebServices')}</p>}
      {accounts && accounts.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('overview.name')}</th>
              <th scope="col">{t('overview.type')}</th>
              <th scope="col">{t('overview.clientId')}</th>
              <th scope="col">{t('overview.state')}</th>
              <th scope="col">{t('overview.expiresNext')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <td data-label={t('overview.name')}>{account.name}</td>
                <td data-label={t('overview.type')}>{account.channel}</td>
                <td data-label={t('overview.clientId')}>
                  {account.clientId ? (
                    <>
                      <code>{account.clientId}</code>{' '}
                      <CopyButton value={account.clientId} what={t('overview.clientId')} />
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
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
