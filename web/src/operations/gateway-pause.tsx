import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GatewayDto } from '../../../openapi/client/types.gen.js';
import { Notice } from '../design/notice.js';
import { formatMoment } from '../i18n/format.js';

/** Why nobody writes to a system, and after a restore what has to be done before somebody may. */
export function GatewayPause({ gateway }: { readonly gateway: GatewayDto }) {
  const { t } = useTranslation();
  const since = gateway.pausedSince && formatMoment(gateway.pausedSince);
  if (gateway.observing)
    return (
      <Notice tone="warning" title={t('operations.observing.title')}>
        <p>
          {t('operations.observing.what')} {since && `(${since})`}
        </p>
        <p>{t('operations.observing.toDo')}</p>
        <p>
          <Link to="/operations/drift">{t('operations.observing.toDrift')}</Link>
        </p>
      </Notice>
    );
  return (
    <Notice tone="warning" title={t('operations.paused')}>
      <p>
        {gateway.pauseReason} ({gateway.pausedBy}
        {since && `, ${since}`})
      </p>
    </Notice>
  );
}
