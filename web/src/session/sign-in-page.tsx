import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../design/page-head.js';

/** What this is, for somebody who is not signed in; afterwards they are back on the page that they asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <div className="page-narrow stack">
      <PageHead title={t('session.welcome')} />
      <p>{t('session.whatItIs')}</p>
      <ul>
        <li>{t('session.whatFiles')}</li>
        <li>{t('session.whatWebServices')}</li>
        <li>{t('session.whatHelp')}</li>
      </ul>
      <p>
        <a className="button" href={`/auth/login?returnTo=${encodeURIComponent(href)}`}>
          {t('session.signIn')}
        </a>
      </p>
      <p className="quiet">{t('session.whoMay')}</p>
    </div>
  );
}
