import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountStatusDto } from '../../../openapi/client/types.gen.js';
import { NextSteps, type ConnectingAccount } from '../connection/next-steps.js';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { HistoryPanel } from '../history/history-panel.js';
import { AccountProgress } from './account-progress.js';
import { DeleteAccountDialog } from './delete-account-dialog.js';
import { HandoverButton } from './handover-button.js';

interface AccountPageProps {
  readonly account: Pick<
    AccountStatusDto,
    'id' | 'channel' | 'name' | 'revision' | 'state' | 'stateSince' | 'progress' | 'disabled'
  >;
  readonly connecting: ConnectingAccount;
  /** What this kind of account consists of; `fixed`: nothing can be changed any more. */
  readonly children: (fixed: boolean) => ReactNode;
}

/** One account, whatever its channel: its state, its parts, how to connect, its history, and its end. */
export function AccountPage({ account, connecting, children }: AccountPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const { id, channel, name } = account;
  const gone = account.state === 'being-deleted';
  return (
    <>
      <PageHead title={t('account.pageTitle', { channel, name })}>
        <p className="not-printed">
          <Link to="/">{t('account.back')}</Link>
        </p>
        <AccountProgress status={account} />
      </PageHead>
      <div className="stack">
        {children(gone)}
        {!gone && <NextSteps account={connecting} />}
        <HistoryPanel accountId={id} />
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
          account={account}
          onDeleted={() => navigate({ to: '/' })}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
