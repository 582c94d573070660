import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Access, type Audience } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { AccessGuard } from './access.guard.js';
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
  undeclared(): void {}
}

const guard = new AccessGuard(new Reflector(), { managersByRole: true, managePermissions: ['manage'] });
const HANDLERS: Record<Audience, () => void> = {
  public: Routes.prototype.public,
  'signed-in': Routes.prototype.signedIn,
  manager: Routes.prototype.manager,
  operations: Routes.prototype.operations,
};

function verdict(handler: () => void, signedIn?: SignedIn): unknown {
  const request = { session: { signedIn }, headers: { 'accept-language': 'nl' }, ip: '127.0.0.1' };
  const context = { getHandler: () => handler, switchToHttp: () => ({ getRequest: () => request }) };
  try {
    return guard.canActivate(context as unknown as ExecutionContext);
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
        'without organisation': 'access/denied',
        operations: 'access/denied',
      },
    ],
    [
      'operations',
      {
        nobody: 'session/required',
        manager: 'access/denied',
        user: 'access/denied',
        undecided: 'access/denied',
        'without organisation': 'access/denied',
        operations: true,
      },
    ],
  ])('lets the right people through to a route for %s', (audience, expected) => {
    const verdicts = Object.entries(people).map(([who, signedIn]) => [who, verdict(HANDLERS[audience], signedIn)]);
    expect(Object.fromEntries(verdicts)).toEqual(expected);
  });

  it('refuses a route that declares nothing, whoever asks', () => {
    expect(verdict(Routes.prototype.undeclared, person([mandate('ACCESS_MANAGER')], true))).toBe('failure');
  });
});
