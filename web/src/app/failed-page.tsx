import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { ProblemNotice } from './problem-notice.js';

/** A page whose content could not be had. */
export function FailedPage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="page-narrow stack">
      <PageHead title={t('frame.failedPage')} />
      <ProblemNotice error={error} />
      <div>
        <ActionButton onPress={onRetry}>{t('frame.tryAgain')}</ActionButton>
      </div>
    </div>
  );
}
