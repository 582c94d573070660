import { oneLineTextRules } from '../platform/rule/one-line-text.rule.js';
import { judgeAll, type RuleResult } from '../platform/rule/rule.js';

/** In code points, as the database checks it. */
const LONGEST_REMARK = 500;
const RULES = oneLineTextRules(LONGEST_REMARK, 'Notes and reasons of operations are 1 to 500 characters');

/** Judges a note or a reason that operations give, in its tidy form (`tidyOneLineText`), which is also the form to keep. */
export function judgeRemark(value: string): readonly RuleResult[] {
  return judgeAll(RULES, value);
}
