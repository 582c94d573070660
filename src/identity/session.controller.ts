import { promisify } from 'node:util';
import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { csrfTokenOf } from './csrf-token.js';
import { mayManage, type EntitlementSettings } from './entitlement.js';
import { ENTITLEMENT_SETTINGS } from './entitlement.settings.js';
import { IDENTITY_CONFIG, usesTls, type IdentityConfig } from './identity.config.js';
import { IdentityProvider } from './identity-provider.port.js';
import { isSameOrganisation, type Mandate } from './mandate.js';
import {
  ChooseOrganisationDto,
  LogoutQueryDto,
  SessionDto,
  SignedOutDto,
  type OrganisationChoiceDto,
} from './session.dto.js';
import { sessionCookieName } from './session.middleware.js';
import { SessionStore } from './session.store.js';
import { chosenMandate, signedInOf, type SignedIn } from './signed-in.js';

@Controller('api/v1/session')
@ApiTags('Session')
export class SessionController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly provider: IdentityProvider,
    @Inject(ENTITLEMENT_SETTINGS) private readonly settings: EntitlementSettings,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {}

  /** Tells who is signed in, and for which organisation. */
  @Get()
  @Access('signed-in')
  show(@Req() request: Request): SessionDto {
    return this.render(current(request), request);
  }

  /** Chooses the organisation to act for, or switches to another one. */
  @Put('organisation')
  @Access('signed-in', 'request/invalid', 'session/unknown-organisation')
  async choose(@Body() wanted: ChooseOrganisationDto, @Req() request: Request): Promise<SessionDto> {
    const signedIn = current(request);
    const organisation = { number: wanted.organisationNumber, context: wanted.context, capacity: wanted.capacity };
    const chosen = signedIn.mandates.findIndex((mandate) => isSameOrganisation(mandate.organisation, organisation));
    if (chosen === -1) throw new Problem('session/unknown-organisation');
    if (!(await this.sessions.choose(request.sessionID, chosen))) throw new Problem('session/required');
    return this.render({ ...signedIn, chosen }, request);
  }

  /**
   * Ends the session here and tells where to go to end it at the identity provider too. With `everywhere`, your other sessions end
   * with it.
   */
  @Post('logout')
  @HttpCode(200)
  @Access('signed-in', 'request/invalid')
  async logout(
    @Query() { everywhere }: LogoutQueryDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedOutDto> {
    const signedIn = current(request);
    if (everywhere === 'true') await this.sessions.end({ ...signedIn, sessionIndexes: [] });
    await this.leave(request, response);
    return { redirectTo: (await this.provider.signOutUrl(signedIn)) ?? '/' };
  }

  private async leave(request: Request, response: Response): Promise<void> {
    await promisify(request.session.destroy.bind(request.session))();
    response.clearCookie(sessionCookieName(this.config), {
      httpOnly: true,
      sameSite: 'lax',
      secure: usesTls(this.config),
      path: '/',
    });
  }

  private render(signedIn: SignedIn, request: Request): SessionDto {
    const chosen = chosenMandate(signedIn);
    return {
      person: { name: signedIn.person.name, language: signedIn.person.language },
      organisations: signedIn.mandates.map((mandate) => this.renderMandate(mandate)),
      organisation: chosen ? this.renderMandate(chosen) : null,
      operations: signedIn.operations,
      endsAt: new Date(signedIn.signedInAt + this.config.SESSION_MAX_HOURS * 3_600_000).toISOString(),
      idleMinutes: this.config.SESSION_IDLE_MINUTES,
      csrfToken: csrfTokenOf(request, this.config.SESSION_SECRET),
    };
  }

  private renderMandate(mandate: Mandate): OrganisationChoiceDto {
    const { number, name, context, capacity } = mandate.organisation;
    return {
      organisationNumber: number,
      organisationName: name,
      context,
      capacity,
      role: mandate.role,
      mayManage: mayManage(mandate, this.settings),
    };
  }
}

function current(request: Request): SignedIn {
  const signedIn = signedInOf(request);
  if (!signedIn) throw new Problem('session/required');
  return signedIn;
}
