import { useTranslation } from 'react-i18next';
import { Notice } from '../design/notice.js';

/** Over a page whose session ended while somebody was at work: signing in goes on in another window, so that nothing typed is lost. */
export function SignedOutNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" urgent title={t('session.ended')}>
      <p>{t('session.endedWhat')}</p>
      <p>
        <a className="button" href="/auth/login?returnTo=%2F" target="_blank" rel="noopener">
          {t('session.signInAgain')}
        </a>
      </p>
    </Notice>
  );
}
