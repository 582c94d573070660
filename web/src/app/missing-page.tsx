import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../design/page-head.js';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <div className="page-narrow stack">
      <PageHead title={t('frame.missing')} />
      <p>{t('frame.missingWhat')}</p>
      <p>
        <Link to="/" className="button">
          {t('frame.toOverview')}
        </Link>
      </p>
    </div>
  );
}
