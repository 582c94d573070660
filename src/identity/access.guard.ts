import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ACCESS, type Admission } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { requestIdOf } from '../platform/http/request-id.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { setActor } from './actor.js';
import { SystemAdmission } from './bearer/system-admission.service.js';
import { mayManage, type EntitlementSettings } from './entitlement.js';
import { ENTITLEMENT_SETTINGS } from './entitlement.settings.js';
import { organisationLabel, roleLabel } from './identity.texts.js';
import type { Mandate } from './mandate.js';
import { chosenMandate, signedInOf, type SignedIn } from './signed-in.js';

/** Judges every route by its declaration; a route without one is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ENTITLEMENT_SETTINGS) private readonly settings: EntitlementSettings,
    private readonly systems: SystemAdmission,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const { audience, scope } = this.reflector.get<Admission | undefined>(ACCESS, context.getHandler()) ?? {};
    const request = context.switchToHttp().getRequest<Request>();
    // Who brings a token is judged by it alone; a route for nobody but systems asks for one.
    if (scope !== undefined && (audience === undefined || request.headers.authorization !== undefined))
      return this.systems.admit(request, scope);
    switch (audience) {
      case 'public':
        return true;
      case 'signed-in':
        signedIn(request);
        return true;
      case 'operations':
        return this.admitOperations(request);
      case 'manager':
        return this.admitManager(request);
      default:
        throw new Error('a route without @Access was called');
    }
  }

  private admitOperations(request: Request): true {
    const person = signedIn(request);
    if (!person.operations) throw new Problem('access/operations-only');
    return true;
  }

  private admitManager(request: Request): true {
    const person = signedIn(request);
    const mandate = chosenMandate(person);
    if (!mandate && person.mandates.length > 0) throw new Problem('session/organisation-required');
    if (!mandate) throw new Problem('access/no-organisation');
    if (!mayManage(mandate, this.settings)) throw denied(request, mandate);
    setActor(request, {
      kind: 'person',
      id: person.person.id,
      name: person.person.name,
      language: person.person.language,
      organisation: mandate.organisation,
      remoteAddress: request.ip ?? '',
      requestId: requestIdOf(request),
    });
    return true;
  }
}

function signedIn(request: Request): SignedIn {
  const found = signedInOf(request);
  if (!found) throw new Problem('session/required');
  return found;
}

/** Says for which organisation and in which role, what is missing and whom to ask: the guide's page 403. */
function denied(request: Request, { organisation, role }: Mandate): Problem {
  const language = preferredLanguage(request.headers['accept-language']);
  return new Problem('access/denied', {
    parameters: { organisation: organisationLabel(organisation), role: roleLabel(role)[language] },
  });
}
