import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { judgeCertificate } from '../certificate/judge-certificate.js';
import { CERTIFICATE_RECIPES } from '../certificate/recipes.js';
import { RevocationService } from '../certificate/revocation/revocation.service.js';
import { CERTIFICATE_RULES } from '../certificate/rules/certificate-rules.js';
import { TRUST_STORE, type TrustStoreProvider } from '../certificate/trust-store.provider.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Clock } from '../platform/clock.js';
import { Access } from '../platform/http/access.decorator.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { CertificateInspectionDto, InspectCertificateDto } from './inspection.dto.js';
import { certificateInspection } from './inspection.mapper.js';
import { CertificateRulesQueryDto, PublishedRulesDto } from './published-rules.dto.js';
import { publishedRules } from './published-rules.mapper.js';

@ApiTags('Certificates')
@Controller('api/v1/certificates')
export class CertificateInspectionController {
  constructor(
    @Inject(TRUST_STORE) private readonly trust: TrustStoreProvider,
    private readonly clock: Clock,
    private readonly revocation: RevocationService,
  ) {}

  /** Judge a certificate as an account's creation would. Nothing is saved; contact details are not needed yet. */
  @Post('inspect')
  @HttpCode(200)
  @Access('manager', 'request/invalid')
  async inspect(
    @CurrentActor() actor: Actor,
    @Body() input: InspectCertificateDto,
    @Req() request: Request,
  ): Promise<CertificateInspectionDto> {
    const bytes = Buffer.from(input.content, 'base64');
    const verdict = judgeCertificate({
      bytes,
      uploadName: input.fileName,
      channel: input.channel,
      now: this.clock.now(),
      trust: this.trust.current(),
      organisationName: actor.organisation.name,
      revocation: await this.revocation.findingsAbout(bytes),
    });
    return certificateInspection(verdict, preferredLanguage(request.headers['accept-language']));
  }

  /** The rules for certificates on a channel, and how to make a certificate that they accept. */
  @Get('rules')
  @Access('manager', 'request/invalid')
  rules(@Query() { channel }: CertificateRulesQueryDto, @Req() request: Request): PublishedRulesDto {
    return publishedRules(
      CERTIFICATE_RULES.filter(({ channels }) => channels?.includes(channel) ?? true),
      CERTIFICATE_RECIPES.filter(({ channels }) => channels.includes(channel)),
      this.clock.now(),
      preferredLanguage(request.headers['accept-language']),
    );
  }
}
