import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewaysSetPaused } from '../../../openapi/client/sdk.gen.js';
import type { GatewayDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { ActionButton } from '../design/action-button.js';
import { Facts } from '../design/facts.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { formatMoment, formatNumber } from '../i18n/format.js';
import { GatewayPause } from './gateway-pause.js';
import { gatewaysQuery } from './operations-queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { systemName } from './system-name.js';
import { WorkerCircuits } from './worker-circuits.js';

/** The systems that accounts are brought to: what waits, who reaches them, and pausing them for maintenance. */
export function GatewaysPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(gatewaysQuery());
  const gateways = query.data;
  const [changing, setChanging] = useState<GatewayDto | null>(null);
  if (!gateways) return <UnansweredPage query={query} />;
  const setPaused = async ({ name, paused }: GatewayDto, reason: string) => {
    await answer(gatewaysSetPaused({ path: { name }, body: { paused: !paused, reason } }));
    await client.invalidateQueries({ queryKey: ['operations'] });
  };
  return (
    <>
      <PageHead title={t('operations.gateways')} />
      <div className="cards">
        {gateways.map((gateway) => (
          <Panel
            key={gateway.name}
            title={systemName(gateway.name)}
            actions={
              <ActionButton
                kind="quiet"
                small
                aria-label={`${t(gateway.paused ? 'operations.resume' : 'operations.pause')}: ${systemName(gateway.name)}`}
                onPress={() => setChanging(gateway)}
              >
                {t(gateway.paused ? 'operations.resume' : 'operations.pause')}
              </ActionButton>
            }
          >
            {gateway.paused && <GatewayPause gateway={gateway} />}
            <Facts
              rows={[
                [t('operations.due'), formatNumber(gateway.due)],
                [t('operations.oldestDue'), gateway.oldestDueAt && formatMoment(gateway.oldestDueAt)],
                [t('operations.underWay'), formatNumber(gateway.underWay)],
              ]}
            />
            <WorkerCircuits workers={gateway.workers} />
          </Panel>
        ))}
      </div>
      {changing && (
        <ReasonDialog
          title={`${t(changing.paused ? 'operations.resume' : 'operations.pause')}: ${systemName(changing.name)}`}
          what={t(whatChanges(changing))}
          confirmLabel={t(changing.paused ? 'operations.resume' : 'operations.pause')}
          field="reason"
          onConfirm={(reason) => setPaused(changing, reason)}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

function whatChanges({ paused, observing }: GatewayDto) {
  if (observing) return 'operations.observing.resumeWhat';
  return paused ? 'operations.resumeWhat' : 'operations.pauseWhat';
}
