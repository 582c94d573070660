import { useTranslation } from 'react-i18next';
import { Working } from '../design/working.js';

export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <p role="status" className="quiet">
      <Working>{t('frame.loading')}</Working>
    </p>
  );
}
