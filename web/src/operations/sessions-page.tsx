import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionsEnd } from '../../../openapi/client/sdk.gen.js';
import { answer } from '../api/answer.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { DataTable } from '../design/data-table.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { formatMoment } from '../i18n/format.js';
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
          <DataTable
            rows={pages.data.pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            columns={[
              {
                label: t('history.who'),
                cell: ({ person, own }) => (
                  <>
                    {person} {own && <span className="badge">{t('operations.you')}</span>}
                  </>
                ),
              },
              { label: t('certificate.organisation'), cell: ({ organisation }) => organisation?.name ?? '-' },
              { label: t('operations.signedIn'), cell: ({ since }) => formatMoment(since), whole: true },
              {
                label: t('operations.lastActive'),
                cell: ({ lastActiveAt }) => formatMoment(lastActiveAt),
                whole: true,
              },
            ]}
            actions={({ id, person, own }) =>
              !own && (
                <ActionButton
                  kind="quiet"
                  small
                  aria-label={`${t('operations.endSession')}: ${person}`}
                  busy={end.isPending && end.variables === id && t('frame.working')}
                  onPress={() => end.mutate(id)}
                >
                  {t('operations.endSession')}
                </ActionButton>
              )
            }
          />
        )}
        <MoreButton pages={pages} label={t('operations.more')} />
      </div>
    </>
  );
}
