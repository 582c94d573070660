import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock } from '../platform/clock.js';
import { Access, type Audience } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimits } from '../platform/http/rate-limit/rate-limits.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokenVerifier } from './bearer/access-token.verifier.js';
import { SystemAdmission } from './bearer/system-admission.service.js';
import type { Mandate, Role } from './mandate.js';
import { beginSession, type SignedIn } from './signed-in.js';

class Routes {
  @Access('public')
  public(): void {}
  @Access('signed-in')
  signedIn(): void {}
  @Access('manager')
  manager(): void {}
  @Access('operations')
  operations(): void {}
  @Access({ scope: 'chaman:senders:read' })
  system(): void {}
  @Access(['manager', { scope: 'chaman:certificates:write' }])
  managerOrSystem(): void {}
  undeclared(): void {}
}

const settings = { managersByRole: true, managePermissions: ['manage'] };
const noTokens = new SystemAdmission(
  new AccessTokenVerifier(null, new Clock()),
  { organisationOf: () => Promise.resolve(null) },
  new RateLimits({ RATE_PER_ADDRESS: 1, RATE_PER_PERSON: 1, RATE_PER_SYSTEM: 1, RATE_OF_SIGN_IN: 1 }),
);
const guard = new AccessGuard(new Reflector(), settings, noTokens);
const HANDLERS: Record<Audience, () => void> = {
  public: Routes.prototype.public,
  'signed-in': Routes.prototype.signedIn,
  manager: Routes.prototype.manager,
  operations: Routes.prototype.operations,
};

async function verdict(handler: () => void, signedIn?: SignedIn, authorization?: string): Promise<unknown> {
  const session = authorization === undefined ? { signedIn } : undefined;
  const request = { session, headers: { 'accept-language': 'nl', authorization }, ip: '127.0.0.1' };
  const context = { getHandler: () => handler, switchToHttp: () => ({ getRequest: () => request }) };
  try {
    return await guard.canActivate(context as unknown as ExecutionContext);
  } catch (error) {
    return error instanceof Problem ? error.problem : 'failure';
  }
}

const mandate = (role: Role, number = '0566988259'): Mandate => ({
  organisation: { number, name: 'APK Recycling', context: 'ENTERPRISE', capacity: 'EMPLOYER' },
  role,
  permissions: [],
});

function person(mandates: readonly Mandate[], operations = false): SignedIn {
  const who = { id: 'p', name: 'An', mail: null, language: 'nl' } as const;
  return beginSession({ person: who, mandates, operations, nameId: 'p', nameIdFormat: 'f', sessionIndex: null }, 0);
}

describe('the guard of every route', () => {
  const people: Readonly<Record<string, SignedIn | undefined>> = {
    nobody: undefined,
    manager: person([mandate('ACCESS_MANAGER')]),
    user: person([mandate('USER')]),
    undecided: person([mandate('ACCESS_MANAGER'), mandate('USER', '0412345614')]),
    'without organisation': person([]),
    operations: person([], true),
  };

  it.each<[Audience, Readonly<Record<string, unknown>>]>([
    [
      'public',
      { nobody: true, manager: true, user: true, undecided: true, 'without organisation': true, operations: true },
    ],
    [
      'signed-in',
      {
        nobody: 'session/required',
        manager: true,
        user: true,
        undecided: true,
        'without organisation': true,
        operations: true,
      },
    ],
    [
      'manager',
      {
        nobody: 'session/required',
        manager: true,
        user: 'access/denied',
        undecided: 'session/organisation-required',
        'without organisation': 'access/no-organisation',
        operations: 'access/no-organisation',
      },
    ],
    [
      'operations',
      {
        nobody: 'session/required',
        manager: 'access/operations-only',
        user: 'access/operations-only',
        undecided: 'access/operations-only',
        'without organisation': 'access/operations-only',
        operations: true,
      },
    ],
  ])('lets the right people through to a route for %s', async (audience, expected) => {
    const verdicts: Record<string, unknown> = {};
    for (const [who, signedIn] of Object.entries(people)) verdicts[who] = await verdict(HANDLERS[audience], signedIn);
    expect(verdicts).toEqual(expected);
  });

  it('refuses a route that declares nothing, whoever asks', async () => {
    const everything = person([mandate('ACCESS_MANAGER')], true);
    expect(await verdict(Routes.prototype.undeclared, everything)).toBe('failure');
    expect(await verdict(Routes.prototype.undeclared, undefined, 'Bearer a.b.c')).toBe('failure');
  });

  it('asks for a token where only systems get in, whoever is signed in', async () => {
    for (const signedIn of Object.values(people))
      expect(await verdict(Routes.prototype.system, signedIn)).toBe('token/required');
    expect(await verdict(Routes.prototype.system, undefined, 'Basic YTpi')).toBe('token/required');
    expect(await verdict(Routes.prototype.system, undefined, 'Bearer a.b.c')).toBe('token/invalid');
  });

  it('judges who may come by session or by token by what they bring', async () => {
    const { manager, user } = people;
    expect(await verdict(Routes.prototype.managerOrSystem, manager)).toBe(true);
    expect(await verdict(Routes.prototype.managerOrSystem, user)).toBe('access/denied');
    expect(await verdict(Routes.prototype.managerOrSystem)).toBe('session/required');
    expect(await verdict(Routes.prototype.managerOrSystem, manager, 'Bearer a.b.c')).toBe('token/invalid');
  });

  it.each(Object.entries(HANDLERS).slice(1))('opens no route for %s to a token', async (_, handler) => {
    expect(await verdict(handler, people['manager'], 'Bearer a.b.c')).toBe('session/required');
  });
});
