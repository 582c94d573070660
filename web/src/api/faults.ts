import { ApiProblem } from './api-problem.js';
import type { IssueDto } from '../../../openapi/client/types.gen.js';

/** Gives each field of a form its faults out of a refusal. */
export function faultsOf(error: unknown): (field: string) => readonly IssueDto[] {
  const issues = error instanceof ApiProblem ? error.issues : [];
  return (field) => issues.filter((issue) => issue.field === field || issue.field.startsWith(`${field}.`));
}
