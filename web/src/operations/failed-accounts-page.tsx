import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failedAccountsReconcile, failedAccountsWriteNote } from '../../../openapi/client/sdk.gen.js';
import type { FailedAccountDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { formatMoment } from '../i18n/format.js';
import { AccessButton } from './access-button.js';
import { useOperation } from './operation.js';
import { failedAccountsQuery } from './operations-queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { systemName } from './system-name.js';

/** Accounts that a system refused, or has not taken for long. */
export function FailedAccountsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const pages = useInfiniteQuery(failedAccountsQuery());
  const [noted, setNoted] = useState<FailedAccountDto | null>(null);
  const retry = useOperation(
    (id: string) => answer(failedAccountsReconcile({ path: { id } })),
    t('operations.retried'),
  );
  if (!pages.data) return <UnansweredPage query={pages} />;
  const accounts = pages.data.pages.flatMap(({ items }) => items);
  const writeNote = async ({ accountId: id }: FailedAccountDto, text: string) => {
    await answer(failedAccountsWriteNote({ path: { id }, body: { text: text.trim() || null } }));
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
                <ActionButton
                  kind="quiet"
                  small
                  aria-label={`${t('operations.note')}: ${account.accountName}`}
                  onPress={() => setNoted(account)}
                >
                  {t('operations.note')}
                </ActionButton>
                {!account.beingDeleted && (
                  <AccessButton
                    account={{ id: account.accountId, name: account.accountName }}
                    disabled={account.disabled}
                  />
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
      {noted && (
        <ReasonDialog
          title={`${t('operations.note')}: ${noted.accountName}`}
          what={t('operations.noteWhat')}
          confirmLabel={t('frame.confirm')}
          field="text"
          initially={noted.note?.text ?? ''}
          onConfirm={(text) => writeNote(noted, text)}
          onClose={() => setNoted(null)}
        />
      )}
    </>
  );
}
