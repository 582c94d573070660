import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { VerdictList } from '../design/verdict-list.js';

export interface Addition {
  readonly id: string;
  readonly name: string;
  /** Null when it was added. */
  readonly problem: unknown;
}

export function AdditionResults({ additions }: { readonly additions: readonly Addition[] }) {
  const { t } = useTranslation();
  if (additions.length === 0) return null;
  return (
    <div role="status">
      <VerdictList
        label={t('several.results')}
        verdicts={additions.map(({ id, name, problem }) => ({
          rule: id,
          verdict: problem === null ? 'pass' : 'fail',
          demand: problem === null ? t('several.added', { name }) : t('several.notAdded', { name }),
          found: problem === null ? undefined : (reasonOf(problem) ?? t('frame.failure')),
        }))}
      />
    </div>
  );
}

function reasonOf(problem: unknown): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const faults = problem.issues.map(({ demand, found, remedy }) => [demand, found, remedy].filter(Boolean).join(' '));
  return faults.length > 0 ? faults.join(' ') : problem.detail;
}
