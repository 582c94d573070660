import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { PageHead } from '../design/page-head.js';
import { TextInput } from '../design/text-input.js';
import { formatMoment } from '../i18n/format.js';
import { MoreButton } from './more-button.js';
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
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('history.when')}</th>
                <th scope="col">{t('operations.sender')}</th>
                <th scope="col">{t('history.what')}</th>
                <th scope="col">{t('history.who')}</th>
              </tr>
            </thead>
            <tbody>
              {pages.data.pages
                .flatMap(({ items }) => items)
                .map(({ id, at, senderNumber, text, reason, actor }) => (
                  <tr key={id}>
                    <td data-label={t('history.when')}>{formatMoment(at)}</td>
                    <td data-label={t('operations.sender')}>{senderNumber ?? '-'}</td>
                    <td data-label={t('history.what')}>
                      {text}
                      {reason && <span className="quiet"> {reason}</span>}
                    </td>
                    <td data-label={t('history.who')}>{actor.name}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
        <MoreButton pages={pages} />
      </div>
    </>
  );
}
