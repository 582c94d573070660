import type { Text, TextParameters } from '../i18n/texts.js';
import { failures, type RuleResult } from './rule.js';

/** One fault of a request: the field, the rule it breaks, what was found and how to mend it. */
export interface Issue {
  /** Field of the request body, query or path, as in the API (`userName`, `certificate.content`). */
  readonly field: string;
  readonly rule: string;
  readonly demand: Text;
  readonly found?: Text;
  readonly remedy?: Text;
  readonly parameters?: TextParameters;
}

/** The failed rules of one field, as issues of the request. */
export function issuesFor(field: string, results: readonly RuleResult[]): readonly Issue[] {
  return failures(results).map((result) => issueOf(field, result));
}

/** What is worth knowing of one field and stands in nobody's way. */
export function warningsFor(field: string, results: readonly RuleResult[]): readonly Issue[] {
  return results.filter(({ verdict }) => verdict === 'warning').map((result) => issueOf(field, result));
}

function issueOf(field: string, { rule, demand, found, remedy, parameters }: RuleResult): Issue {
  return { field, rule, demand, found, remedy, parameters };
}
