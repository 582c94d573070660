import { useTranslation } from 'react-i18next';
import type { WorkerCircuitDto } from '../../../openapi/client/types.gen.js';
import { formatMoment } from '../i18n/format.js';

const TONES = { closed: 'good', open: 'bad', 'half-open': 'warning' } as const;

/** Whether each worker reaches a gateway. */
export function WorkerCircuits({ workers }: { readonly workers: readonly WorkerCircuitDto[] }) {
  const { t } = useTranslation();
  if (workers.length === 0) return <p className="quiet">{t('operations.noWorkers')}</p>;
  return (
    <ul className="plain-list stack-tight">
      {workers.map(({ worker, circuit, since, lastFailure }) => (
        <li key={worker}>
          <span className="badge" data-tone={TONES[circuit]}>
            {t(`operations.circuit.${circuit}`)}
          </span>{' '}
          <code>{worker}</code> <span className="quiet">{t('account.since', { moment: formatMoment(since) })}</span>
          {circuit !== 'closed' && lastFailure && <p className="quiet">{lastFailure}</p>}
        </li>
      ))}
    </ul>
  );
}
