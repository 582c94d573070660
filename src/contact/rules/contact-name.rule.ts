import { oneLineTextRules } from '../../platform/rule/one-line-text.rule.js';
import { judgeAll, type RuleResult } from '../../platform/rule/rule.js';

const NAME_RULES = oneLineTextRules(100, 'Contact details: name to 100 characters');
const FUNCTION_RULES = oneLineTextRules(80, 'Contact details: role or function to 80 characters');

/** Judges the name of a contact in its tidy form (`tidyOneLineText`), which is also the form to keep. */
export function judgeContactName(value: string): readonly RuleResult[] {
  return judgeAll(NAME_RULES, value);
}

/** Judges the role or function of a contact; it may be left out, so the caller asks only when something was filled in. */
export function judgeContactFunction(value: string): readonly RuleResult[] {
  return judgeAll(FUNCTION_RULES, value);
}
