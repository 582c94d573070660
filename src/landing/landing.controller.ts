import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { EntitlementSettings } from '../identity/entitlement.js';
import { ENTITLEMENT_SETTINGS } from '../identity/entitlement.settings.js';
import { signedInOf } from '../identity/signed-in.js';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { isLanguage, preferredLanguage, type Language } from '../platform/i18n/language.js';
import { sendPage } from '../platform/page/page.js';
import { ASSETS } from './landing.assets.js';
import { landingPage } from './landing.page.js';

@Controller()
@ApiExcludeController()
export class LandingController {
  constructor(@Inject(ENTITLEMENT_SETTINGS) private readonly settings: EntitlementSettings) {}

  @Get()
  @Access('public')
  show(@Query('language') wanted: unknown, @Req() request: Request, @Res() response: Response): void {
    const { status, page } = landingPage(signedInOf(request), languageOf(wanted, request), this.settings);
    sendPage(response, status, page);
  }

  @Get('assets/:name')
  @Access('public')
  asset(@Param('name') name: string, @Res() response: Response): void {
    const asset = ASSETS.get(name);
    if (!asset) throw new Problem('resource/not-found');
    response
      .set({ 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' })
      .type(asset.type)
      .send(asset.content);
  }
}

/** What was asked for on this page, else what the person prefers, else what the browser does. */
function languageOf(wanted: unknown, request: Request): Language {
  if (isLanguage(wanted)) return wanted;
  return signedInOf(request)?.person.language ?? preferredLanguage(request.headers['accept-language']);
}
