import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemName } from './problem.catalogue.js';
import { ProblemDto } from './problem.dto.js';

/**
 * Who may call a route: `public` everybody · `signed-in` a person with a session, whatever their rights · `manager` a person who
 * may manage the channels of the organisation they act for · `operations` the people who run the product.
 */
export type Audience = 'public' | 'signed-in' | 'manager' | 'operations';

export const ACCESS = 'chaman:access';

const ALWAYS: Record<Audience, readonly ProblemName[]> = {
  public: [],
  'signed-in': ['session/required'],
  manager: ['session/required', 'access/denied', 'session/organisation-required'],
  operations: ['session/required', 'access/denied'],
};

/**
 * The one declaration of a route: its guard, its security in the OpenAPI and the problems it documents.
 * A route without it stops the application from starting.
 */
export function Access(audience: Audience, ...problems: readonly ProblemName[]): MethodDecorator {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of [...ALWAYS[audience], ...problems]) {
    const { status } = PROBLEMS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return applyDecorators(
    SetMetadata(ACCESS, audience),
    ...(audience === 'public' ? [] : [ApiCookieAuth('session')]),
    ...[...byStatus].map(([status, names]) =>
      ApiResponse({
        status,
        description: names.join(' · '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
      }),
    ),
  );
}

/** Kept here so that the document always contains the schema that {@link Access} refers to. */
export const PROBLEM_MODELS = [ProblemDto];
