import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionsEnd } from '../../../openapi/client/sdk.gen.js';
import { answer } from '../api/answer.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { formatMoment } from '../i18n/format.js';
import { MoreButton } from './more-button.js';
import { useOperation } from './operation.js';
import { sessionsQuery } from './operations-queries.js';

/** Who is signed in; each session can be ended. */
export function SessionsPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(sessionsQuery());
  const end = useOperation((id: string) => answer(sessionsEnd({ path: { id } })), t('operations.sessionEnded'));
  return (
    <>
      <PageHead title={t('operations.sessions')} />
      <div className="stack">
        <ProblemNotice error={pages.error ?? end.error} />
        {!pages.data && !pages.error && <LoadingPage />}
        {pages.data && (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('history.who')}</th>
                <th scope="col">{t('certificate.organisation')}</th>
                <th scope="col">{t('operations.signedIn')}</th>
                <th scope="col">{t('operations.lastActive')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('overview.action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pages.data.pages
                .flatMap(({ items }) => items)
                .map(({ id, person, organisation, since, lastActiveAt, own }) => (
                  <tr key={id}>
                    <td data-label={t('history.who')}>
                      {person} {own && <span className="badge">{t('operations.you')}</span>}
                    </td>
                    <td data-label={t('certificate.organisation')}>{organisation?.name ?? '-'}</td>
                    <td data-label={t('operations.signedIn')}>{formatMoment(since)}</td>
                    <td data-label={t('operations.lastActive')}>{formatMoment(lastActiveAt)}</td>
                    <td className="actions">
                      {!own && (
                        <ActionButton
                          kind="quiet"
                          small
                          aria-label={`${t('operations.endSession')}: ${person}`}
                          busy={end.isPending && end.variables === id && t('frame.working')}
                          onPress={() => end.mutate(id)}
                        >
                          {t('operations.endSession')}
                        </ActionButton>
                      )}
                    </td>
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
