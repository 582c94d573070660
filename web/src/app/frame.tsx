import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { SessionEnd } from '../session/session-end.js';
import { WhoIsSignedIn } from '../session/who-is-signed-in.js';
import { Announcement } from './announcement.js';
import { LanguageChoice } from './language-choice.js';
import { LoadingPage } from './loading-page.js';
import { OfflineNotice } from './offline-notice.js';

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  const { data: session, isPending } = useQuery(sessionQuery());
  // What depends on who is there comes all at once, so that nothing moves away from under a finger.
  if (isPending)
    return (
      <main className="page">
        <LoadingPage />
      </main>
    );
  return (
    <>
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <header>
        <div className="top">
          <div className="top-inside">
            <Link to="/" className="product">
              <img src="/assets/icon.svg" alt="" width="28" height="28" />
              ChaMan <small>{t('frame.service')}</small>
            </Link>
            <nav aria-label={t('frame.mainMenu')}>
              {session?.organisation && (
                <Link to="/" activeOptions={{ exact: true }}>
                  {t('frame.overview')}
                </Link>
              )}
              {session?.operations && <Link to="/operations">{t('operations.title')}</Link>}
              <Link to="/help">{t('frame.help')}</Link>
            </nav>
            <LanguageChoice />
          </div>
        </div>
        {session && <WhoIsSignedIn session={session} />}
      </header>
      <main id="content" className="page" tabIndex={-1}>
        <OfflineNotice />
        {session && <SessionEnd session={session} />}
        <Announcement />
        <Outlet />
      </main>
    </>
  );
}
