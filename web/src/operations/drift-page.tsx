import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { driftCheck, driftRepair } from '../../../openapi/client/sdk.gen.js';
import type { GatewayDriftDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { DataTable } from '../design/data-table.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { formatMoment, formatNumber } from '../i18n/format.js';
import { useOperation } from './operation.js';
import { driftQuery } from './operations-queries.js';
import { systemName } from './system-name.js';

const REASONS = ['held-by-another', 'folder-without-user', 'copy-of-a-living-account'] as const;

/** What gateways have, held against what they should have. */
export function DriftPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(driftQuery());
  const check = useOperation(() => answer(driftCheck({ body: {} })), t('operations.checkAsked'));
  const repair = useOperation(
    (id: string) => answer(driftRepair({ body: { findings: [id] } })),
    t('operations.repairAsked'),
  );
  if (!pages.data) return <UnansweredPage query={pages} />;
  const findings = pages.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('operations.drift')}>
        <p>{t('operations.driftWhat')}</p>
      </PageHead>
      <div className="stack">
        <ProblemNotice error={check.error ?? repair.error} />
        <div>
          <ActionButton busy={check.isPending && t('frame.working')} onPress={() => check.mutate(undefined)}>
            {t('operations.checkNow')}
          </ActionButton>
        </div>
        <div className="cards">
          {pages.data.pages[0]?.gateways.map((gateway) => (
            <GatewayDrift key={gateway.gateway} gateway={gateway} />
          ))}
        </div>
        <Panel title={t('operations.findings')}>
          {findings.length === 0 && <p>{t('operations.noFindings')}</p>}
          {findings.length > 0 && (
            <DataTable
              rows={findings}
              keyOf={({ id }) => id}
              columns={[
                { label: t('files.userName'), cell: ({ login }) => <code>{login}</code> },
                { label: t('operations.gateway'), cell: ({ gateway }) => systemName(gateway) },
                {
                  label: t('operations.found'),
                  cell: ({ kind, parts, repair: asked }) => (
                    <>
                      {t(`operations.kind.${kind}`)}
                      {parts.length > 0 && (
                        <span className="quiet"> ({parts.map((part) => partName(part, t)).join(', ')})</span>
                      )}
                      {asked && <span className="badge">{t(`operations.repair.${asked}`)}</span>}
                    </>
                  ),
                },
              ]}
              actions={({ id, login, repair: asked }) =>
                (asked === null || asked === 'failed') && (
                  <ActionButton
                    kind="quiet"
                    small
                    aria-label={`${t('operations.repairIt')}: ${login}`}
                    busy={repair.isPending && repair.variables === id && t('frame.working')}
                    onPress={() => repair.mutate(id)}
                  >
                    {t('operations.repairIt')}
                  </ActionButton>
                )
              }
            />
          )}
          <MoreButton pages={pages} label={t('operations.more')} />
        </Panel>
      </div>
    </>
  );
}

/** Why it is no ordinary case; else a part of what the system holds, by the system's own name for it. */
function partName(part: string, t: TFunction): string {
  return isReason(part) ? t(`operations.reasonOf.${part}`) : part;
}

function isReason(part: string): part is (typeof REASONS)[number] {
  return REASONS.some((reason) => reason === part);
}

function GatewayDrift({ gateway: { gateway, report, nextAt } }: { readonly gateway: GatewayDriftDto }) {
  const { t } = useTranslation();
  return (
    <Panel title={systemName(gateway)}>
      {report ? (
        <p>
          {t('operations.driftCounts', {
            checked: formatNumber(report.checked),
            missing: formatNumber(report.missing),
            different: formatNumber(report.different),
            unknown: formatNumber(report.unknown),
          })}{' '}
          <span className="quiet">{formatMoment(report.startedAt)}</span>
        </p>
      ) : (
        <p className="quiet">{t('operations.neverChecked')}</p>
      )}
      <p className="hint">{t('operations.nextCheck', { moment: formatMoment(nextAt) })}</p>
    </Panel>
  );
}
