import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '../../platform/http/problem.js';
import { RateLimits } from '../../platform/http/rate-limit/rate-limits.js';
import { requestIdOf } from '../../platform/http/request-id.js';
import { SENDER_SCOPES, type Scope } from '../../platform/http/scope.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { setActor } from '../actor.js';
import { AccessTokenVerifier } from './access-token.verifier.js';
import { SenderDirectory } from './sender-directory.port.js';
import { setSystem } from './system.js';

const BEARER = /^bearer +(\S+)$/i;

/** Lets a system in by the access token of its request. */
@Injectable()
export class SystemAdmission {
  constructor(
    private readonly tokens: AccessTokenVerifier,
    private readonly senders: SenderDirectory,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Problem `token/required` and the others that {@link AccessTokenVerifier.verify} tells · `token/scope-missing` · `token/sender-missing` · `rate/system` */
  async admit(request: Request, scope: Scope): Promise<true> {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('token/required');
    const system = await this.tokens.verify(token);
    // Also whoever is refused below is known by now.
    setSystem(request, system);
    this.limits.takeSystem(system.clientId);
    if (!system.scopes.has(scope)) throw new Problem('token/scope-missing', { parameters: { scope } });
    if (!SENDER_SCOPES.includes(scope)) return true;
    const { clientId, senderNumber } = system;
    const organisation = senderNumber === null ? null : await this.senders.organisationOf(senderNumber);
    if (!organisation) throw new Problem('token/sender-missing');
    setActor(request, {
      kind: 'system',
      id: clientId,
      name: clientId,
      language: preferredLanguage(request.headers['accept-language']),
      organisation,
      remoteAddress: request.ip ?? '',
      requestId: requestIdOf(request),
    });
    return true;
  }
}
