import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceAccountDelete } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { AccountProgress } from '../account/account-progress.js';
import { DeleteAccountDialog } from '../account/delete-account-dialog.js';
import { HandoverButton } from '../account/handover-button.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { ApiProblem } from '../api/api-problem.js';
import { webServiceAccountQuery } from '../api/queries.js';
import { FailedPage } from '../app/failed-page.js';
import { LoadingPage } from '../app/loading-page.js';
import { MissingPage } from '../app/missing-page.js';
import { NextSteps, type ConnectingAccount } from '../connection/next-steps.js';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { HistoryPanel } from '../history/history-panel.js';
import { WebServicePanels } from './web-service-panels.js';

/** One SOAP or REST account, as in the guide: information, permissions, certificates. */
export function WebServicePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/managed/web-services/$id' });
  const { data: account, error, refetch } = useQuery(webServiceAccountQuery(id));
  const [deleting, setDeleting] = useState(false);
  if (error instanceof ApiProblem && error.status === 404) return <MissingPage />;
  if (!account) return error ? <FailedPage error={error} onRetry={() => void refetch()} /> : <LoadingPage />;
  const gone = account.state === 'being-deleted';
  return (
    <>
      <PageHead title={t('account.pageTitle', { channel: account.channel, name: account.name })}>
        <p className="not-printed">
          <Link to="/">{t('account.back')}</Link>
        </p>
        <AccountProgress status={account} />
      </PageHead>
      <div className="stack">
        <WebServicePanels account={account} fixed={gone} />
        {!gone && <NextSteps account={connecting(account)} />}
        <HistoryPanel accountId={account.id} />
        {!gone && (
          <div className="row">
            <HandoverButton />
            <ActionButton kind="danger" onPress={() => setDeleting(true)}>
              {t('account.deleteThis')}
            </ActionButton>
          </div>
        )}
      </div>
      {deleting && (
        <DeleteAccountDialog
          channel={account.channel}
          name={account.name}
          onDelete={() => answer(webServiceAccountDelete({ path: { id }, headers: onlyIfStill(account.revision) }))}
          onDeleted={() => void navigate({ to: '/' })}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}

/** The newest certificate is the one to sign with. */
function connecting({ channel, clientId, keyIdRequired, certificates }: WebServiceAccountDto): ConnectingAccount {
  if (channel === 'SOAP') return { channel };
  const newest = certificates.filter(({ state }) => state !== 'removing').at(-1);
  return { channel, clientId, keyIdRequired, keyId: newest?.keyId ?? null };
}
