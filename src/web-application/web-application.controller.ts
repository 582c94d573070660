import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { mayManage, type EntitlementSettings } from '../identity/entitlement.js';
import { ENTITLEMENT_SETTINGS } from '../identity/entitlement.settings.js';
import { chosenMandate, signedInOf } from '../identity/signed-in.js';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { pagePolicy } from '../platform/page/content-policy.js';
import { BuiltFiles, type Encoding } from './built-files.js';
import { PAGES } from './pages.js';

const YEAR_SECONDS = 31_536_000;

/** The web application: one page for every address, and the files it is made of. It holds nobody's data. */
@Controller()
@ApiExcludeController()
export class WebApplicationController {
  constructor(
    private readonly files: BuiltFiles,
    @Inject(ENTITLEMENT_SETTINGS) private readonly settings: EntitlementSettings,
  ) {}

  @Get(PAGES)
  @Access('public')
  page(@Req() request: Request, @Res() response: Response): void {
    const nonce = randomBytes(16).toString('base64');
    response
      .status(this.isDenied(request) ? 403 : 200)
      .set({ 'Content-Security-Policy': pagePolicy({ nonce }), 'Cache-Control': 'no-store' })
      .type('html')
      .send(this.files.page.replace('__NONCE__', nonce));
  }

  @Get('assets/:name')
  @Access('public')
  asset(@Param('name') name: string, @Req() request: Request, @Res() response: Response): void {
    const file = this.files.asset(name);
    if (!file) throw new Problem('resource/not-found');
    const wanted = request.acceptsEncodings(['br', 'gzip', 'identity']) as Encoding | false;
    const encoding = wanted && file.forms[wanted] ? wanted : 'identity';
    response
      .set({
        'Content-Type': file.type,
        'Cache-Control': file.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=300',
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Accept-Encoding',
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      })
      .send(file.forms[encoding]);
  }

  /** The page tells the person; the status tells everything between. */
  private isDenied(request: Request): boolean {
    const signedIn = signedInOf(request);
    if (!signedIn || signedIn.operations) return false;
    const mandate = chosenMandate(signedIn);
    return mandate ? !mayManage(mandate, this.settings) : signedIn.mandates.length === 0;
  }
}
