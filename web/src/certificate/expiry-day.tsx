import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '../i18n/format.js';

const DAY_MS = 86_400_000;
/** From here on the rules warn too. */
const SOON_DAYS = 60;

/** The day on which a certificate expires, and how near that is once it is near. */
export function ExpiryDay({ iso }: { readonly iso: string }) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  const days = Math.floor((Date.parse(iso) - now) / DAY_MS);
  return (
    <span className="row">
      {formatDay(iso)}
      {days < 0 && (
        <span className="badge" data-tone="bad">
          {t('certificate.expired')}
        </span>
      )}
      {days >= 0 && days < SOON_DAYS && (
        <span className="badge" data-tone="warning">
          {t('certificate.daysLeft', { count: days, days: formatNumber(days) })}
        </span>
      )}
    </span>
  );
}
