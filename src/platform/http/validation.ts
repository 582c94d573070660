import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { Text, TextParameters } from '../i18n/texts.js';
import type { Issue } from '../rule/issue.js';
import { Problem } from './problem.js';
import { SHAPE_DEMANDS, UNKNOWN_FIELD } from './validation.texts.js';

/** Checks the shape of a request; what the values mean is judged by the domain's rules. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors: ValidationError[]) => new Problem('request/invalid', { issues: issuesOfShape(errors) }),
  });
}

/** Everything that is wrong with the shape of something that was given. */
export function issuesOfShape(errors: readonly ValidationError[]): readonly Issue[] {
  return errors.flatMap((error) => issuesOf(error, ''));
}

/** An array's own kind before that of its members. */
const KINDS = ['is-array', 'is-object', 'is-string', 'is-int'];

function issuesOf(error: ValidationError, parent: string): Issue[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]): Issue => {
    if (constraint === 'whitelistValidation') return { field, rule: 'unknown-field', demand: UNKNOWN_FIELD };
    return { field, rule: ruleName(constraint), ...demandOf(constraint, message) };
  });
  // A value of the wrong kind breaks every demand at once: the kind is what there is to mend.
  const kind = KINDS.find((rule) => own.some((issue) => issue.rule === rule));
  const first = own.find((issue) => issue.rule === kind) ?? own[0];
  return [...(first ? [first] : []), ...(error.children ?? []).flatMap((child) => issuesOf(child, field))];
}

function demandOf(constraint: string, message: string): { demand: Text; parameters?: TextParameters } {
  const demand = SHAPE_DEMANDS[constraint];
  if (!demand) return { demand: { nl: message, fr: message, de: message, en: message } };
  const numbers = message.match(/\d+/g) ?? [];
  const values = message.split('following values: ')[1] ?? '';
  return { demand, parameters: { limit: numbers.at(-1) ?? '', values } };
}

function ruleName(constraint: string): string {
  return constraint
    .replace(/^is/, 'is-')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/--/g, '-')
    .toLowerCase();
}
