import { failures, type RuleResult } from '../rule/rule.js';
import { Problem, type Issue } from './problem.js';

/** The failed rules of one field, as issues of the request. */
export function issuesFor(field: string, results: readonly RuleResult[]): readonly Issue[] {
  return failures(results).map(({ rule, demand, found, remedy, parameters }) => ({
    field,
    rule,
    demand,
    found,
    remedy,
    parameters,
  }));
}

/** @throws Problem `request/invalid` with every issue, when there is one */
export function refuseIfAny(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new Problem('request/invalid', { issues });
}
