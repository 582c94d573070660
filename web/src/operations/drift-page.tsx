import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { driftCheck, driftRepair } from '../../../openapi/client/sdk.gen.js';
import type { GatewayDriftDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { FailedPage } from '../app/failed-page.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { formatMoment, formatNumber } from '../i18n/format.js';
import { MoreButton } from './more-button.js';
import { useOperation } from './operation.js';
import { driftQuery } from './operations-queries.js';

/** What gateways have, held against what they should have. */
export function DriftPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(driftQuery());
  const check = useOperation(() => answer(driftCheck({ body: {} })), t('operations.checkAsked'));
  const repair = useOperation(
    (id: string) => answer(driftRepair({ body: { findings: [id] } })),
    t('operations.repairAsked'),
  );
  if (!pages.data)
    return pages.error ? <FailedPage error={pages.error} onRetry={() => void pages.refetch()} /> : <LoadingPage />;
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
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('files.userName')}</th>
                  <th scope="col">{t('operations.gateway')}</th>
                  <th scope="col">{t('operations.found')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('overview.action')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {findings.map((finding) => (
                  <tr key={finding.id}>
                    <td data-label={t('files.userName')}>
                      <code>{finding.login}</code>
                    </td>
                    <td data-label={t('operations.gateway')}>
                      <code>{finding.gateway}</code>
                    </td>
                    <td data-label={t('operations.found')}>
                      {t(`operations.kind.${finding.kind}`)}
                      {finding.parts.length > 0 && <span className="quiet"> ({finding.parts.join(', ')})</span>}
                      {finding.repair && <span className="badge">{t(`operations.repair.${finding.repair}`)}</span>}
                    </td>
                    <td className="actions">
                      {(finding.repair === null || finding.repair === 'failed') && (
                        <ActionButton
                          kind="quiet"
                          small
                          aria-label={`${t('operations.repairIt')}: ${finding.login}`}
                          busy={repair.isPending && repair.variables === finding.id && t('frame.working')}
                          onPress={() => repair.mutate(finding.id)}
                        >
                          {t('operations.repairIt')}
                        </ActionButton>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <MoreButton pages={pages} />
        </Panel>
      </div>
    </>
  );
}

function GatewayDrift({ gateway: { gateway, report, nextAt } }: { readonly gateway: GatewayDriftDto }) {
  const { t } = useTranslation();
  return (
    <Panel title={gateway}>
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
