import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { lastAnswerAt } from '../api/last-answer.js';
import { ActionButton } from '../design/action-button.js';
import { Notice } from '../design/notice.js';
import { formatMoment } from '../i18n/format.js';
import { sessionEndOf, type Ending } from './session-ending.js';

const LOOK_EVERY_MS = 10_000;

/** Says so some time before the session ends, so that nobody loses what they are typing: stay where that can be, finish where it cannot. */
export function SessionEnd({ session: { endsAt, idleMinutes } }: { readonly session: SessionDto }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [ending, setEnding] = useState<Ending | null>(null);
  useEffect(() => {
    const look = () => {
      const now = Date.now();
      const found = sessionEndOf({ endsAt: Date.parse(endsAt), idleMinutes, lastAnswerAt: lastAnswerAt(), now });
      setEnding(found);
      if (found && found.surelyAt <= now) void client.invalidateQueries({ queryKey: ['session'] });
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, endsAt, idleMinutes]);
  // Any answer prolongs it.
  const stay = useMutation({
    mutationFn: () => client.invalidateQueries({ queryKey: ['session'] }),
    onSuccess: () => setEnding(null),
  });
  if (!ending) return null;
  const moment = formatMoment(new Date(ending.at).toISOString());
  return (
    <Notice tone="warning" urgent title={t('session.endsSoon')}>
      <p>{t(ending.idle ? 'session.idleWhat' : 'session.endsSoonWhat', { moment })}</p>
      {ending.idle && (
        <div>
          <ActionButton small busy={stay.isPending && t('frame.working')} onPress={() => stay.mutate()}>
            {t('session.stay')}
          </ActionButton>
        </div>
      )}
    </Notice>
  );
}
