import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Controller, Get, Header, Inject, Logger, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { browserToken, markBrowser, unmarkBrowser } from './browser-cookie.js';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity.config.js';
import { IdentityProvider } from './identity-provider.port.js';
import { postedForm } from './posted-form.js';
import { sendProviderChoice } from './provider-choice.page.js';
import { safeReturnPath } from './return-path.js';
import { isToken, newToken } from './secret-token.js';
import { SessionStore } from './session.store.js';
import { SignInFailureFilter } from './sign-in-failure.filter.js';
import { SignInRefused } from './sign-in-refused.js';
import { SignInStore } from './sign-in.store.js';
import { beginSession, type SignedIn } from './signed-in.js';

/**
 * Sign-in in three steps. The identity provider's answer is posted from another site and so carries no cookie: it is
 * verified and put aside under a one-time ticket; only the browser that asked for it can turn the ticket into a session.
 */
@Controller('auth')
@ApiExcludeController()
@UseFilters(SignInFailureFilter)
export class SignInController {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly provider: IdentityProvider,
    private readonly store: SignInStore,
    private readonly sessions: SessionStore,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {}

  @Get('login')
  @Access('public')
  async login(
    @Query('returnTo') returnTo: unknown,
    @Query('provider') wanted: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const returnPath = safeReturnPath(returnTo);
    const choices = this.provider.choices();
    const choice = choices.length === 1 ? choices[0] : choices.find(({ key }) => key === wanted);
    if (!choice) return sendProviderChoice(request, response, choices, returnPath);
    const id = `_${randomBytes(20).toString('hex')}`;
    const { url, identityProvider } = await this.provider.signInUrl(id, choice);
    const browserToken = markBrowser(request, response, this.config);
    await this.store.begin({ id, browserToken, returnPath, identityProvider });
    redirect(response, url);
  }

  @Post('acs')
  @Access('public')
  async answer(@Req() request: Request, @Res() response: Response): Promise<void> {
    const ticket = newToken();
    try {
      const answer = await this.provider.verifyAnswer(postedForm(request)['SAMLResponse']);
      const acceptance = await this.store.accept({ ...answer, ticket });
      if (acceptance !== 'accepted') throw new SignInRefused(acceptance);
    } catch (error) {
      throw this.told(error);
    }
    redirect(response, `/auth/complete?ticket=${ticket}`);
  }

  @Get('complete')
  @Access('public')
  async complete(@Query('ticket') ticket: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    // A request with an Authorization header has no session to start.
    const browser = request.headers.authorization === undefined && browserToken(request, this.config);
    const completed = isToken(ticket) && browser ? await this.store.redeem(ticket, browser) : null;
    if (!completed) throw this.told(new SignInRefused('other-browser'));
    await startSession(request, beginSession(completed.identity, Date.now()));
    await this.sessions.endOutdated(request.sessionID, completed.identity);
    unmarkBrowser(response, this.config);
    redirect(response, completed.returnPath);
  }

  @Get('metadata')
  @Access('public')
  @Header('Content-Type', 'application/samlmetadata+xml')
  metadata(): string {
    return this.provider.metadata();
  }

  private told(error: unknown): unknown {
    if (!(error instanceof SignInRefused)) return error;
    this.logger.warn({ event: 'sign-in refused', reason: error.reason });
    return new Problem('sign-in/refused');
  }
}

/** A new session id, so that one which was planted before sign-in is worth nothing. */
async function startSession(request: Request, signedIn: SignedIn): Promise<void> {
  await promisify(request.session.regenerate.bind(request.session))();
  request.session.signedIn = signedIn;
  await promisify(request.session.save.bind(request.session))();
}

function redirect(response: Response, url: string): void {
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(303, url);
}
