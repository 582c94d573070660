import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  accountAccessSetDisabled,
  failedAccountsReconcile,
  failedAccountsWriteNote,
} from '../../../openapi/client/sdk.gen.js';
import type { FailedAccountDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { formatMoment } from '../i18n/format.js';
import { useOperation } from './operation.js';
import { failedAccountsQuery } from './operations-queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { systemName } from './system-name.js';

/** Accounts that a system refused, or has not taken for long. */
export function FailedAccountsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const pages = useInfiniteQuery(failedAccountsQuery());
  const [open, setOpen] = useState<{ readonly what: 'note' | 'disable'; readonly account: FailedAccountDto } | null>(
    null,
  );
  const retry = useOperation(
    (id: string) => answer(failedAccountsReconcile({ path: { id } })),
    t('operations.retried'),
  );
  if (!pages.data) return <UnansweredPage query={pages} />;
  const accounts = pages.data.pages.flatMap(({ items }) => items);
  const change = async (text: string) => {
    if (!open) return;
    const path = { id: open.account.accountId };
    await (open.what === 'note'
      ? answer(failedAccountsWriteNote({ path, body: { text: text.trim() || null } }))
      : answer(accountAccessSetDisabled({ path, body: { disabled: true, reason: text } })));
    await client.invalidateQueries({ queryKey: ['operations'] });
  };
  return (
    <>
      <PageHead title={t('operations.failed')} />
      <div className="stack">
        <ProblemNotice error={retry.error} />
        {accounts.length === 0 && <p>{t('operations.noFailed')}</p>}
        {accounts.map((account) => (
          <Panel
            key={`${account.accountId}${account.gateway}`}
            title={`${account.accountName} (${account.channel})`}
            actions={
              <>
                <ActionButton
                  kind="quiet"
                  small
                  busy={retry.isPending && retry.variables === account.accountId && t('frame.working')}
                  onPress={() => retry.mutate(account.accountId)}
                >
                  {t('frame.tryAgain')}
                </ActionButton>
                <ActionButton kind="quiet" small onPress={() => setOpen({ what: 'note', account })}>
                  {t('operations.note')}
                </ActionButton>
                {!account.beingDeleted && (
                  <ActionButton kind="quiet" small onPress={() => setOpen({ what: 'disable', account })}>
                    {t('operations.disable')}
                  </ActionButton>
                )}
              </>
            }
          >
            <p>
              <span className="badge" data-tone={account.standing === 'refused' ? 'bad' : 'warning'}>
                {t(`operations.standing.${account.standing}`)}
              </span>{' '}
              {systemName(account.gateway)}{' '}
              <span className="quiet">{t('account.since', { moment: formatMoment(account.since) })}</span>
            </p>
            <p>
              <Link to="/operations/senders/$number" params={{ number: account.senderNumber }}>
                {account.senderNumber} {account.senderName}
              </Link>
              {account.login && (
                <>
                  {' '}
                  <code>{account.login}</code>
                </>
              )}
            </p>
            {account.lastFailure && (
              <p>
                {account.lastFailure.text} <span className="quiet">{account.lastFailure.detail}</span>
              </p>
            )}
            {account.note && (
              <p>
                <strong>{t('operations.note')}:</strong> {account.note.text}{' '}
                <span className="quiet">
                  ({account.note.writtenBy}, {formatMoment(account.note.writtenAt)})
                </span>
              </p>
            )}
          </Panel>
        ))}
        <MoreButton pages={pages} label={t('operations.more')} />
      </div>
      {open && (
        <ReasonDialog
          title={`${t(open.what === 'note' ? 'operations.note' : 'operations.disable')}: ${open.account.accountName}`}
          what={t(open.what === 'note' ? 'operations.noteWhat' : 'operations.disableWhat')}
          confirmLabel={t(open.what === 'note' ? 'frame.confirm' : 'operations.disable')}
          field={open.what === 'note' ? 'text' : 'reason'}
          initially={open.what === 'note' ? (open.account.note?.text ?? '') : ''}
          onConfirm={change}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
