import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ftpSftpAccountDelete } from '../../../openapi/client/sdk.gen.js';
import type { FtpSftpAccountDto } from '../../../openapi/client/types.gen.js';
import { AccountState } from '../account/account-state.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { ftpSftpAccountsQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { CopyButton } from '../design/copy-button.js';
import { Panel } from '../design/panel.js';
import { ExpiryDay } from '../certificate/expiry-day.js';
import { AccountActions } from './account-actions.js';

const DeleteAccountDialog = lazy(() =>
  import('../account/delete-account-dialog.js').then((file) => ({ default: file.DeleteAccountDialog })),
);

export function FilesPanel({ senderNumber }: { readonly senderNumber: string }) {
  const { t } = useTranslation();
  const { data: accounts, error } = useQuery(ftpSftpAccountsQuery());
  const [deleting, setDeleting] = useState<FtpSftpAccountDto | null>(null);
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
      {accounts?.length === 0 && (
        <div>
          <p>
            <strong>{t('overview.noFiles')}</strong>
          </p>
          <p className="quiet">{t('overview.makeOneAbove')}</p>
        </div>
      )}
      {accounts && accounts.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('overview.name')}</th>
              <th scope="col">{t('overview.type')}</th>
              <th scope="col">{t('overview.state')}</th>
              <th scope="col">{t('overview.expiresNext')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('overview.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <td data-label={t('overview.name')}>
                  <Link to="/files/$id" params={{ id: account.id }}>
                    {account.name}
                  </Link>
                </td>
                <td data-label={t('overview.type')}>{account.channel}</td>
                <td data-label={t('overview.state')}>
                  <AccountState state={account.state} />
                </td>
                <td data-label={t('overview.expiresNext')}>
                  {account.certificate && <ExpiryDay iso={account.certificate.expiresAt} />}
                </td>
                <td className="actions">
                  <AccountActions
                    name={account.name}
                    gone={account.state === 'being-deleted'}
                    link={
                      <Link
                        to="/files/$id"
                        params={{ id: account.id }}
                        className="button"
                        data-kind="quiet"
                        data-small
                        aria-label={t('overview.editWhich', { name: account.name })}
                      >
                        {t('overview.edit')}
                      </Link>
                    }
                    onDelete={() => setDeleting(account)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {deleting && (
        <Suspense>
          <DeleteAccountDialog
            channel={deleting.channel}
            name={deleting.name}
            onDelete={() =>
              answer(ftpSftpAccountDelete({ path: { id: deleting.id }, headers: onlyIfStill(deleting.revision) }))
            }
            onClose={() => setDeleting(null)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
