import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { DataTable } from '../design/data-table.js';
import { MoreButton } from '../design/more-button.js';
import { Working } from '../design/working.js';
import { formatMoment } from '../i18n/format.js';
import { AuditText } from './audit-text.js';

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
  const pages = useInfiniteQuery(historyQuery(accountId));
  if (!pages.data) return pages.error ? <ProblemNotice error={pages.error} /> : <Working>{t('frame.loading')}</Working>;
  return (
    <>
      <DataTable
        rows={pages.data.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        columns={[
          { label: t('history.when'), cell: ({ at }) => formatMoment(at), whole: true },
          { label: t('history.what'), cell: (event) => <AuditText event={event} /> },
          { label: t('history.who'), cell: ({ actor }) => actor.name },
        ]}
      />
      <MoreButton pages={pages} label={t('history.more')} />
    </>
  );
}
