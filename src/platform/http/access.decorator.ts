import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiOAuth2, ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemName } from './problem.catalogue.js';
import { ProblemDto } from './problem.dto.js';
import { SENDER_SCOPES, type Scope } from './scope.js';

/**
 * Who may call a route: `public` everybody · `signed-in` a person with a session, whatever their rights · `manager` a person who
 * may manage the channels of the organisation they act for · `operations` the people who run the product.
 */
export type Audience = 'public' | 'signed-in' | 'manager' | 'operations';

/** Systems whose OAuth2 access token has this scope. */
export interface ScopedSystem {
  readonly scope: Scope;
}

/** What the guard judges a route by: people by their session, systems by their token, or either. */
export interface Admission {
  readonly audience?: Audience;
  readonly scope?: Scope;
}

/** Those who manage an organisation's channels, or its own software that looks after its certificates. */
export const MANAGER_OR_OWN_SOFTWARE = ['manager', { scope: 'chaman:certificates:write' }] as const;

export const ACCESS = 'chaman:access';

const ALWAYS: Record<Audience, readonly ProblemName[]> = {
  public: [],
  'signed-in': ['session/required'],
  manager: ['session/required', 'access/denied', 'session/organisation-required'],
  operations: ['session/required', 'access/denied'],
};

const ALWAYS_FOR_SYSTEMS: readonly ProblemName[] = [
  'token/required',
  'token/invalid',
  'token/expired',
  'token/scope-missing',
  'token/keys-unavailable',
];

/**
 * The one declaration of a route: its guard, its security in the OpenAPI and the problems it documents. With both an audience
 * and a scope, either gets in; a request that brings a token is judged by the token alone.
 * A route without it stops the application from starting.
 */
export function Access(
  who: Audience | ScopedSystem | readonly [Audience, ScopedSystem],
  ...problems: readonly ProblemName[]
): MethodDecorator {
  const admission = admissionOf(who);
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of new Set([...alwaysOf(admission), ...problems])) {
    const { status } = PROBLEMS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const { audience, scope } = admission;
  return applyDecorators(
    SetMetadata(ACCESS, admission),
    ...(audience === undefined || audience === 'public' ? [] : [ApiCookieAuth('session')]),
    ...(scope === undefined ? [] : [ApiOAuth2([scope], 'system')]),
    ...[...byStatus].map(([status, names]) =>
      ApiResponse({
        status,
        description: names.join(' · '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
      }),
    ),
  );
}

function admissionOf(who: Audience | ScopedSystem | readonly [Audience, ScopedSystem]): Admission {
  if (typeof who === 'string') return { audience: who };
  return 'scope' in who ? { scope: who.scope } : { audience: who[0], scope: who[1].scope };
}

function alwaysOf({ audience, scope }: Admission): readonly ProblemName[] {
  return [
    ...(audience === undefined ? [] : ALWAYS[audience]),
    ...(scope === undefined ? [] : ALWAYS_FOR_SYSTEMS),
    ...(scope !== undefined && SENDER_SCOPES.includes(scope) ? (['token/sender-missing'] as const) : []),
  ];
}

/** Kept here so that the document always contains the schema that {@link Access} refers to. */
export const PROBLEM_MODELS = [ProblemDto];
