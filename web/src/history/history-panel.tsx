import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { Working } from '../design/working.js';
import { formatMoment } from '../i18n/format.js';

/** Who changed what of an account, when; asked for when somebody wants to see it. */
export function HistoryPanel({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="panel not-printed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className="inline">{t('history.title')}</h2>
      </summary>
      {open && <Events accountId={accountId} />}
    </details>
  );
}

function Events({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(historyQuery(accountId));
  if (!data) return error ? <ProblemNotice error={error} /> : <Working>{t('frame.loading')}</Working>;
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">{t('history.who')}</th>
          </tr>
        </thead>
        <tbody>
          {data.pages
            .flatMap(({ items }) => items)
            .map(({ id, at, text, reason, actor }) => (
              <tr key={id}>
                <td data-label={t('history.when')}>{formatMoment(at)}</td>
                <td data-label={t('history.what')}>
                  {text}
                  {reason && <span className="quiet"> {reason}</span>}
                </td>
                <td data-label={t('history.who')}>{actor.name}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {hasNextPage && (
        <div>
          <ActionButton
            kind="quiet"
            small
            busy={isFetchingNextPage && t('frame.loading')}
            onPress={() => void fetchNextPage()}
          >
            {t('history.more')}
          </ActionButton>
        </div>
      )}
    </>
  );
}
