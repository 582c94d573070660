import type { TextParameters } from '../i18n/texts.js';
import type { Issue } from '../rule/issue.js';
import type { ProblemName } from './problem.catalogue.js';

/** A failure that the caller is told about. What it looks like on the wire is decided in one place, the problem filter. */
export class Problem extends Error {
  readonly parameters: TextParameters;
  readonly issues: readonly Issue[];

  constructor(
    readonly problem: ProblemName,
    options: { readonly parameters?: TextParameters; readonly issues?: readonly Issue[] } = {},
  ) {
    super(problem);
    this.parameters = options.parameters ?? {};
    this.issues = options.issues ?? [];
  }
}
