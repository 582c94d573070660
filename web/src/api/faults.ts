import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { ApiProblem } from './api-problem.js';

/**
 * Gives each field of a form its faults out of a refusal, by the field's path in the request. A fault goes as soon as its
 * field is changed: what the refusal says is about what was sent.
 */
export function faultsOf(error: unknown, sent: unknown, now: unknown): (field: string) => readonly IssueDto[] {
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (field) =>
    JSON.stringify(at(sent, field)) === JSON.stringify(at(now, field))
      ? issues.filter((issue) => issue.field === field || issue.field.startsWith(`${field}.`))
      : [];
}

function at(request: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], request);
}
