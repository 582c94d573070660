import type { Language } from '../platform/i18n/language.js';
import { render } from '../platform/i18n/texts.js';
import type { Recipe } from '../platform/rule/recipe.js';
import { rulesStillInForce, type Rule } from '../platform/rule/rule.js';
import type { PublishedRulesDto } from './published-rules.dto.js';

/** The rules that hold now or later, and how to comply, in one language. */
export function publishedRules<Subject>(
  rules: readonly Rule<Subject>[],
  recipes: readonly Recipe[],
  moment: Date,
  language: Language,
): PublishedRulesDto {
  return {
    rules: rulesStillInForce(rules, moment).map(({ name, demand, citation, inForce }) => ({
      rule: name,
      demand: render(demand, language),
      citation,
      ...(inForce && { inForce }),
    })),
    recipes: recipes.map(({ name, title, tool, commands, explanation }) => ({
      name,
      title: render(title, language),
      tool,
      commands: [...commands],
      explanation: render(explanation, language),
    })),
  };
}
