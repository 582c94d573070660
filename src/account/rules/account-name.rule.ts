import { oneLineTextRules } from '../../platform/rule/one-line-text.rule.js';
import { judgeAll, type RuleResult } from '../../platform/rule/rule.js';

/** In code points; certificate names have the same limit. */
const LONGEST_ACCOUNT_NAME = 80;
const RULES = oneLineTextRules(LONGEST_ACCOUNT_NAME, 'Names of accounts and certificates are 1 to 80 characters');

/** Judges the name of an account or of a certificate in its tidy form (`tidyOneLineText`), which is also the form to keep. */
export function judgeAccountName(value: string): readonly RuleResult[] {
  return judgeAll(RULES, value);
}
