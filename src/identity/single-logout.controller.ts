import { Controller, Get, Logger, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { IdentityProvider, type SignOutMessage } from './identity-provider.port.js';
import { postedForm } from './posted-form.js';
import { SessionStore } from './session.store.js';
import { SignInFailureFilter } from './sign-in-failure.filter.js';
import { SignInRefused } from './sign-in-refused.js';
import { SignInStore } from './sign-in.store.js';

/** Single logout: the identity provider ends a session here, or answers that it ended its own after a sign-out here. */
@Controller('auth/slo')
@ApiExcludeController()
@UseFilters(SignInFailureFilter)
export class SingleLogoutController {
  private readonly logger = new Logger('sign-out');

  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly store: SignInStore,
  ) {}

  @Get()
  @Access('public')
  async redirected(@Req() request: Request, @Res() response: Response): Promise<void> {
    const query = request.originalUrl.split('?')[1] ?? '';
    if (isAnswer(request.query)) return home(response);
    await this.end({ binding: 'redirect', query }, relayState(request.query), response);
  }

  @Post()
  @Access('public')
  async posted(@Req() request: Request, @Res() response: Response): Promise<void> {
    const form = postedForm(request);
    if (isAnswer(form)) return home(response);
    await this.end({ binding: 'post', request: form['SAMLRequest'] }, relayState(form), response);
  }

  private async end(message: SignOutMessage, relay: string, response: Response): Promise<void> {
    try {
      const request = await this.provider.verifySignOut(message);
      if (!(await this.store.acceptSignOut(request))) throw new SignInRefused('request-used');
      const ended = await this.sessions.end(request);
      this.logger.log({ event: 'signed out by the identity provider', sessions: ended });
      const url = await this.provider.signOutAnswerUrl(request, relay);
      response.set('Cache-Control', 'no-store').redirect(303, url ?? '/');
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      this.logger.warn({ event: 'sign-out refused', reason: error.reason });
      throw new Problem('sign-in/refused');
    }
  }
}

/** Our session ended before the identity provider was asked, so its answer changes nothing and needs no verification. */
function isAnswer(parameters: Readonly<Record<string, unknown>>): boolean {
  return 'SAMLResponse' in parameters && !('SAMLRequest' in parameters);
}

function home(response: Response): void {
  response.redirect(303, '/');
}

function relayState(parameters: Readonly<Record<string, unknown>>): string {
  const value = parameters['RelayState'];
  return typeof value === 'string' ? value.slice(0, 1024) : '';
}
