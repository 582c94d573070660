import type { Language } from '../../platform/i18n/language.js';
import type { RuleResult } from '../../platform/rule/rule.js';
import { renderResult } from '../rendered-result.js';
import type { FileProblem } from './bounded-file.js';
import { FILE_PROBLEMS, VERDICT_LABELS } from './command.texts.js';
import type { FactLine } from './fact-lines.js';

const SIGNS: Readonly<Record<RuleResult['verdict'], string>> = {
  pass: '✓',
  fail: '✗',
  warning: '!',
  'not-applicable': '–',
};

/** The verdict for people: what was read, then every rule, and for each fault what was found and how to mend it. */
export function verdictText(
  file: string,
  accepted: boolean,
  facts: readonly FactLine[],
  results: readonly RuleResult[],
  language: Language,
): string {
  const width = Math.max(0, ...facts.map(([label]) => label.length));
  return block([
    `${file}: ${VERDICT_LABELS[accepted ? 'accepted' : 'refused'][language]}`,
    ...facts.map(([label, value]) => `    ${label.padEnd(width)}  ${value}`),
    ...results.flatMap((result) => ruleLines(result, language)),
  ]);
}

export function problemText(file: string, problem: FileProblem, language: Language): string {
  return block([`${file}: ${FILE_PROBLEMS[problem][language]}`]);
}

function ruleLines(result: RuleResult, language: Language): readonly string[] {
  const { rule, verdict, demand, found, remedy } = renderResult(result, language);
  return [
    `  ${SIGNS[verdict]} ${rule}: ${demand}`,
    ...[found, remedy].flatMap((line) => (line ? [`      ${line}`] : [])),
  ];
}

/** Files and certificates come from strangers: nothing in them may steer the terminal or turn text around. */
const STEERING = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

function block(lines: readonly string[]): string {
  return `${lines.map((line) => line.replace(STEERING, '\ufffd')).join('\n')}\n\n`;
}
