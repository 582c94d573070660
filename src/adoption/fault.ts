import { render } from '../platform/i18n/texts.js';
import type { Issue } from '../platform/rule/issue.js';

/** What is wrong, or worth knowing, with one field of a record. In English: operations read it. */
export interface Remark {
  /** As in the file: `certificates.0.content`. */
  readonly field: string;
  readonly rule: string;
  readonly demand: string;
  readonly found?: string;
  readonly remedy?: string;
}

const LANGUAGE = 'en';

export function remarkOf({ field, rule, demand, found, remedy, parameters }: Issue): Remark {
  return {
    field,
    rule,
    demand: render(demand, LANGUAGE, parameters),
    ...(found && { found: render(found, LANGUAGE, parameters) }),
    ...(remedy && { remedy: render(remedy, LANGUAGE, parameters) }),
  };
}
