import { useTranslation } from 'react-i18next';
import type { CertificateInspectionDto, RuleResultDto } from '../../../openapi/client/types.gen.js';
import { Facts } from '../design/facts.js';
import { Notice } from '../design/notice.js';
import { VerdictList, type ShownVerdict } from '../design/verdict-list.js';
import { formatDay } from '../i18n/format.js';

/** What a check found: what stands in the way first, what to know, then everything that is right. */
export function InspectionResult({ inspection }: { readonly inspection: CertificateInspectionDto }) {
  const { t } = useTranslation();
  const { accepted, facts, results } = inspection;
  const worth = shown(results, ['fail', 'warning']);
  return (
    <div className="stack">
      <Notice tone={accepted ? 'good' : 'bad'} title={t(accepted ? 'certificate.accepted' : 'certificate.notAccepted')}>
        {facts && (
          <p>
            {t('certificate.summary', {
              owner: facts.owner ?? facts.organisation ?? '-',
              issuer: facts.issuer,
              day: formatDay(facts.expiresAt),
            })}
          </p>
        )}
      </Notice>
      {worth.length > 0 && <VerdictList label={t('certificate.toMend')} verdicts={worth} />}
      <details>
        <summary>{t('certificate.allRules')}</summary>
        <div className="stack">
          <VerdictList label={t('certificate.passed')} verdicts={shown(results, ['pass'])} />
          {facts && (
            <Facts
              rows={[
                [t('certificate.owner'), facts.owner],
                [t('certificate.organisation'), facts.organisation],
                [t('certificate.issuer'), facts.issuer],
                [t('certificate.expires'), formatDay(facts.expiresAt)],
                [t('certificate.serialNumber'), facts.serialNumber],
                [t('certificate.fingerprint'), <code key="fingerprint">{facts.fingerprintSha256}</code>],
              ]}
            />
          )}
        </div>
      </details>
    </div>
  );
}

function shown(
  results: readonly RuleResultDto[],
  verdicts: readonly RuleResultDto['verdict'][],
): readonly ShownVerdict[] {
  return verdicts.flatMap((verdict) =>
    results.flatMap(({ rule, verdict: found, ...texts }) =>
      found === verdict && found !== 'not-applicable' ? [{ rule, verdict: found, ...texts }] : [],
    ),
  );
}
