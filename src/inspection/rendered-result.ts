import type { Language } from '../platform/i18n/language.js';
import { render } from '../platform/i18n/texts.js';
import type { InForce, RuleResult } from '../platform/rule/rule.js';

/** The verdict of one rule, in one language. */
export interface RenderedResult {
  readonly rule: string;
  readonly verdict: RuleResult['verdict'];
  readonly demand: string;
  readonly found?: string;
  readonly remedy?: string;
  readonly citation: string;
  readonly inForce?: InForce;
}

export function renderResult(result: RuleResult, language: Language): RenderedResult {
  const { rule, verdict, demand, found, remedy, citation, inForce, parameters } = result;
  return {
    rule,
    verdict,
    demand: render(demand, language, parameters),
    ...(found && { found: render(found, language, parameters) }),
    ...(remedy && { remedy: render(remedy, language, parameters) }),
    citation,
    ...(inForce && { inForce }),
  };
}
