import type { Text } from '../../i18n/texts.js';

export interface ProblemDefinition {
  readonly status: number;
  /** Belgif's standard type where one fits, ours otherwise. */
  readonly type: `urn:problem-type:${'belgif' | 'chaman'}:${string}`;
  readonly title: Text;
  readonly detail: Text;
}

export function defineProblems<const T extends Record<string, ProblemDefinition>>(
  problems: T,
): { readonly [K in keyof T]: ProblemDefinition } {
  return problems;
}
