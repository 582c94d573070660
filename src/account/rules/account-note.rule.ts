import { oneLineTextRules } from '../../platform/rule/one-line-text.rule.js';
import { judgeAll, type RuleResult } from '../../platform/rule/rule.js';

/** In code points. */
const LONGEST_NOTE = 300;
const RULES = oneLineTextRules(LONGEST_NOTE, 'Notes of accounts are to 300 characters');

/** Judges an organisation's own note about an account in its tidy form (`tidyOneLineText`), which is also the form to keep. */
export function judgeAccountNote(value: string): readonly RuleResult[] {
  return judgeAll(RULES, value);
}
