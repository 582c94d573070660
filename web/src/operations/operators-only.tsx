import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { PageHead } from '../design/page-head.js';
import { SignInPage } from '../session/sign-in-page.js';

/** Lets in the people who run the product. */
export function OperatorsOnly() {
  const { t } = useTranslation();
  const query = useQuery(sessionQuery());
  const session = query.data;
  if (session === undefined) return <UnansweredPage query={query} />;
  if (session === null) return <SignInPage />;
  if (!session.operations)
    return (
      <div className="page-narrow stack">
        <PageHead title={t('session.noAccess')} />
        <p>{t('operations.notForYou')}</p>
      </div>
    );
  return (
    <>
      <nav className="sections" aria-label={t('operations.title')}>
        <Link to="/operations" activeOptions={{ exact: true }}>
          {t('operations.gateways')}
        </Link>
        <Link to="/operations/failed-accounts">{t('operations.failed')}</Link>
        <Link to="/operations/drift">{t('operations.drift')}</Link>
        <Link to="/operations/senders">{t('operations.senders')}</Link>
        <Link to="/operations/audit">{t('operations.audit')}</Link>
        <Link to="/operations/sessions">{t('operations.sessions')}</Link>
        <a href="/ops/queues">{t('operations.queues')}</a>
      </nav>
      <Outlet />
    </>
  );
}
