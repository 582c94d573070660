import type { Text, TextParameters } from '../i18n/texts.js';
import type { ProblemName } from './problem.catalogue.js';

/** One fault of a request: the field, the rule it breaks, what was found and how to mend it. */
export interface Issue {
  /** Field of the request body, query or path, as in the API (`userName`, `certificate.content`). */
  readonly field: string;
  readonly rule: string;
  readonly demand: Text;
  readonly found?: Text;
  readonly remedy?: Text;
  readonly parameters?: TextParameters;
}

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
