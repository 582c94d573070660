import { judgeFtpPassword } from '../../../src/account/rules/ftp-password.rule.js';
import { judgeUserName } from '../../../src/account/rules/user-name.rule.js';
import { render } from '../../../src/platform/i18n/texts.js';
import type { RuleResult } from '../../../src/platform/rule/rule.js';
import { VerdictList, type ShownVerdict } from '../design/verdict-list.js';
import { currentLanguage } from '../i18n/language.js';

/** The rules of a field, by the very code that the API judges with: read before typing, ticked while typing. */
const JUDGES = { userName: judgeUserName, password: (text: string) => judgeFtpPassword(text) } as const;

export function JudgedText({
  kind,
  label,
  text,
}: {
  readonly kind: keyof typeof JUDGES;
  readonly label: string;
  readonly text: string;
}) {
  return <VerdictList label={label} verdicts={JUDGES[kind](text).flatMap((result) => shown(result, text !== ''))} />;
}

function shown(
  { rule, verdict, demand, found, remedy, parameters }: RuleResult,
  typed: boolean,
): readonly ShownVerdict[] {
  const language = currentLanguage();
  // Before anything was typed nothing is wrong yet.
  if (!typed) return rule === 'user-name-without-prefix' ? [] : [{ rule, verdict: 'open', demand: demand[language] }];
  if (verdict === 'not-applicable') return [];
  return [
    {
      rule,
      verdict,
      demand: demand[language],
      found: found && render(found, language, parameters),
      remedy: remedy && render(remedy, language, parameters),
    },
  ];
}
