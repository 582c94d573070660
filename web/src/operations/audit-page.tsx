import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { DataTable } from '../design/data-table.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { TextInput } from '../design/text-input.js';
import { AuditText } from '../history/audit-text.js';
import { formatMoment } from '../i18n/format.js';
import { opsAuditQuery } from './operations-queries.js';

/** Who did what, or tried to: everybody's, newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const pages = useInfiniteQuery(opsAuditQuery(/^\d{6}$/.test(number) ? number : ''));
  return (
    <>
      <PageHead title={t('operations.audit')} />
      <div className="stack">
        <TextInput
          label={t('operations.ofSender')}
          hint={t('operations.ofSenderHint')}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          maxLength={6}
        />
        <ProblemNotice error={pages.error} />
        {!pages.data && !pages.error && <LoadingPage />}
        {pages.data && (
          <DataTable
            rows={pages.data.pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            columns={[
              { label: t('history.when'), cell: ({ at }) => formatMoment(at), whole: true },
              { label: t('operations.sender'), cell: ({ senderNumber }) => senderNumber ?? '-' },
              { label: t('history.what'), cell: (event) => <AuditText event={event} /> },
              { label: t('history.who'), cell: ({ actor }) => actor.name },
            ]}
          />
        )}
        <MoreButton pages={pages} label={t('operations.more')} />
      </div>
    </>
  );
}
