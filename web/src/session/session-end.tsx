import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../design/notice.js';
import { formatMoment } from '../i18n/format.js';

const WARN_BEFORE_MS = 10 * 60_000;

/** Says so some time before the session ends in any case, so that nobody loses what they are typing. */
export function SessionEnd({ endsAt }: { readonly endsAt: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [near, setNear] = useState(false);
  useEffect(() => {
    const left = Date.parse(endsAt) - Date.now();
    const warn = setTimeout(() => setNear(true), Math.max(0, left - WARN_BEFORE_MS));
    const end = setTimeout(() => void client.invalidateQueries({ queryKey: ['session'] }), Math.max(0, left));
    return () => {
      clearTimeout(warn);
      clearTimeout(end);
    };
  }, [client, endsAt]);
  if (!near) return null;
  return (
    <Notice tone="warning" urgent title={t('session.endsSoon')}>
      <p>{t('session.endsSoonWhat', { moment: formatMoment(endsAt) })}</p>
    </Notice>
  );
}
