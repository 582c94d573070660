import type { Text, TextParameters } from '../../i18n/texts.js';

export interface ProblemDefinition {
  readonly status: number;
  /** Belgif's standard type where one fits, ours otherwise. */
  readonly type: `urn:problem-type:${'belgif' | 'chaman'}:${string}`;
  readonly title: Text;
  readonly detail: Text;
  /** Header fields that the answer carries besides. */
  readonly headers?: (parameters: TextParameters) => Readonly<Record<string, string>>;
  /** What the texts' parameters may be, for the example in the API's description. */
  readonly example?: TextParameters;
}

export function defineProblems<const T extends Record<string, ProblemDefinition>>(
  problems: T,
): { readonly [K in keyof T]: ProblemDefinition } {
  return problems;
}
