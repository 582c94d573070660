import { useTranslation } from 'react-i18next';

export interface ShownVerdict {
  readonly rule: string;
  readonly verdict: 'pass' | 'fail' | 'warning' | 'open';
  readonly demand: string;
  readonly found?: string | undefined;
  readonly remedy?: string | undefined;
}

const MARKS = { pass: '✓', fail: '✗', warning: '!', open: '·' } as const;

/** Rules, each with a tick, or what was found and how to mend it; `open`: not judged yet. */
export function VerdictList({
  label,
  verdicts,
}: {
  readonly label: string;
  readonly verdicts: readonly ShownVerdict[];
}) {
  const { t } = useTranslation();
  return (
    <ul className="verdicts" aria-label={label}>
      {verdicts.map((verdict) => (
        <li key={verdict.rule} data-verdict={verdict.verdict}>
          <span className="mark" aria-hidden="true">
            {MARKS[verdict.verdict]}
          </span>
          <span>
            <span className="visually-hidden">{t(`frame.verdict.${verdict.verdict}`)} </span>
            {verdict.demand}
            {verdict.verdict !== 'pass' && verdict.found && <span className="quiet"> {verdict.found}</span>}
            {verdict.verdict !== 'pass' && verdict.remedy && <strong> {verdict.remedy}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}
