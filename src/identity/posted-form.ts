import type { Request } from 'express';

/** The fields of a form that the identity provider's page posted; none when the body came in another way. */
export function postedForm(request: Request): Readonly<Record<string, unknown>> {
  const isForm = Boolean(request.is('application/x-www-form-urlencoded'));
  return isForm ? ((request.body ?? {}) as Record<string, unknown>) : {};
}
