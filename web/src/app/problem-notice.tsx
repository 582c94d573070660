import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { Notice } from '../design/notice.js';

interface ProblemNoticeProps {
  readonly error: unknown;
  /** Whether a field's faults stand beside it already. */
  readonly isShown?: (field: string) => boolean;
}

/** What went wrong, in plain words, and what to do. */
export function ProblemNotice({ error, isShown = () => false }: ProblemNoticeProps) {
  const { t } = useTranslation();
  if (!error) return null;
  if (!(error instanceof ApiProblem)) return <Notice tone="bad" urgent title={t('frame.failure')} />;
  if (error.isUnreachable)
    return (
      <Notice tone="bad" urgent title={t('frame.unreachable')}>
        <p>{t('frame.unreachableWhat')}</p>
      </Notice>
    );
  const others = error.issues.filter((issue) => !isShown(issue.field));
  if (error.issues.length > 0 && others.length === 0)
    return (
      <Notice tone="bad" urgent title={t('frame.notSaved')}>
        <p>{t('frame.mendAbove')}</p>
      </Notice>
    );
  return (
    <Notice tone="bad" urgent title={error.title ?? t('frame.failure')}>
      {error.detail && <p>{error.detail}</p>}
      {others.map((issue) => (
        <p key={`${issue.field}${issue.rule}`}>{[issue.demand, issue.found, issue.remedy].filter(Boolean).join(' ')}</p>
      ))}
      {/* Who is asked to come back needs no help, only time. */}
      {error.status >= 500 && error.retryAfter === null && error.instance && (
        <p className="quiet">{t('frame.quote', { instance: error.instance })}</p>
      )}
    </Notice>
  );
}
