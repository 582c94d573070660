import { useTranslation } from 'react-i18next';
import type { AccountStatusDto } from '../../../openapi/client/types.gen.js';
import { Notice } from '../design/notice.js';
import { formatMoment } from '../i18n/format.js';
import { AccountState } from './account-state.js';

type Status = Pick<AccountStatusDto, 'state' | 'stateSince' | 'progress' | 'disabled'>;

/** The state in full: since when, what went wrong last, and what happens next. */
export function AccountProgress({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const { state, stateSince, progress, disabled } = status;
  return (
    <div className="stack-tight" role="status">
      <div className="row">
        <AccountState state={state} />
        <span className="quiet">{t('account.since', { moment: formatMoment(stateSince) })}</span>
      </div>
      {disabled && <Notice tone="warning">{disabled.text}</Notice>}
      {progress && (
        <Notice tone={state === 'failed' ? 'bad' : 'info'}>
          <p>{progress.detail}</p>
          {progress.lastFailure && progress.lastFailure.text !== progress.detail && <p>{progress.lastFailure.text}</p>}
          <p>
            {progress.whatHappensNext}
            {progress.triedNextAt && ` ${t('account.triedNextAt', { moment: formatMoment(progress.triedNextAt) })}`}
          </p>
        </Notice>
      )}
    </div>
  );
}
