import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiOAuth2, ApiSecurity } from '@nestjs/swagger';
import type { ProblemName } from './problem.catalogue.js';
import { ProblemDto } from './problem.dto.js';
import { SENDER_SCOPES, type Scope } from './scope.js';

/**
 * Who may call a route: `public` everybody · `signed-in` a person with a session, whatever their rights · `manager` a person who
 * may manage the channels of the organisation they act for · `operations` the people who run the product.
 */
export type Audience = 'public' | 'signed-in' | 'manager' | 'operations';

/** Each audience in words, for the API's description. */
export const AUDIENCES: Readonly<Record<Audience, string>> = {
  public: 'everybody',
  'signed-in': 'people who are signed in',
  manager: 'people who may manage the channels of the organisation they act for',
  operations: 'the people who run ChaMan',
};

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
/** Where a route's problems wait until its responses are made of them. */
export const DECLARED_PROBLEMS = 'x-declared-problems';

const ALWAYS: Record<Audience, readonly ProblemName[]> = {
  public: [],
  'signed-in': ['session/required'],
  manager: ['session/required', 'access/denied', 'access/no-organisation', 'session/organisation-required'],
  operations: ['session/required', 'access/operations-only'],
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
  const { audience, scope } = admission;
  return applyDecorators(
    SetMetadata(ACCESS, admission),
    ...(audience === undefined || audience === 'public' ? [] : [ApiSecurity('session', rolesOf(audience))]),
    ...(scope === undefined ? [] : [ApiOAuth2([scope], 'system')]),
    ApiExtension(DECLARED_PROBLEMS, [...alwaysOf(admission), ...problems]),
  );
}

/** OpenAPI 3.1 lets a session's requirement name the role that it needs besides. */
function rolesOf(audience: Audience): string[] {
  return audience === 'signed-in' ? [] : [audience];
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
