import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AccountReader } from '../account/account.reader.js';
import { CHANGE_PROBLEMS, IfMatch, toUpload } from '../account/api/account-change.js';
import { CertificateUploadDto } from '../account/api/account.dto.js';
import { CertificateDownload, sendCertificate } from '../account/api/certificate-download.js';
import { CertificateChangesService, type CertificateChange } from '../account/certificate-changes.service.js';
import { IDEMPOTENCY_PROBLEMS, IdempotencyKey, readIdempotencyKey } from '../account/idempotency/idempotency-key.js';
import { AccountId, CertificateId } from '../account/api/path-parameters.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Access, MANAGER_OR_OWN_SOFTWARE } from '../platform/http/access.decorator.js';
import { Sends } from '../platform/http/document/headers.js';
import { entityTag } from '../platform/http/entity-tag.js';
import { Problem } from '../platform/http/problem.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { JudgedWebServiceAccountDto, WebServiceCertificateListDto } from './web-service-account.dto.js';
import { certificateDtos, toJudgedDto } from './web-service-account.mapper.js';
import { CHANNELS, edited } from './web-service-channels.js';

@ApiTags('SOAP and REST accounts')
@Controller('api/v1/web-service-accounts/:id')
export class WebServiceCertificatesController {
  constructor(
    private readonly reader: AccountReader,
    private readonly certificates: CertificateChangesService,
  ) {}

  /** The certificates of an account, those being removed included. */
  @Get('certificates')
  @Access(MANAGER_OR_OWN_SOFTWARE, 'resource/not-found', 'contact/required')
  async list(@CurrentActor() actor: Actor, @AccountId() id: string): Promise<WebServiceCertificateListDto> {
    return { items: certificateDtos(await this.reader.show(actor, id, CHANNELS)) };
  }

  /** Add a certificate to a REST account. Both the new one and the others work. */
  @Post('certificates')
  @IdempotencyKey()
  @IfMatch()
  @Sends('ETag')
  @Access(
    MANAGER_OR_OWN_SOFTWARE,
    'request/invalid',
    'account/no-such-part',
    'account/certificate-there-already',
    'quota/changes',
    'quota/certificates',
    ...IDEMPOTENCY_PROBLEMS,
    ...CHANGE_PROBLEMS,
  )
  async add(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body() input: CertificateUploadDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JudgedWebServiceAccountDto> {
    const change = await this.certificates.add(actor, edited(id, ifMatch), toUpload(input), readIdempotencyKey(key));
    return answer(change, request, response);
  }

  /** Download a certificate, exactly as it was accepted (DER), under its file name. */
  @Get('certificates/:certificateId')
  @CertificateDownload()
  @Access(MANAGER_OR_OWN_SOFTWARE, 'resource/not-found', 'contact/required')
  async download(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @CertificateId() certificateId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { certificates } = await this.reader.show(actor, id, CHANNELS);
    const certificate = [...certificates].find((each) => each.id === certificateId);
    if (!certificate) throw new Problem('resource/not-found');
    sendCertificate(response, certificate, await this.reader.bytesOf(certificate));
  }

  /**
   * Remove a certificate from a REST account; the last one stays. It stops working once the authorization server has confirmed;
   * tokens issued with it before live on for at most 5 minutes.
   */
  @Delete('certificates/:certificateId')
  @HttpCode(202)
  @IfMatch()
  @Sends('ETag')
  @Access(MANAGER_OR_OWN_SOFTWARE, 'account/last-certificate', ...CHANGE_PROBLEMS)
  async remove(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @CertificateId() certificateId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JudgedWebServiceAccountDto> {
    const change = await this.certificates.remove(actor, edited(id, ifMatch), certificateId);
    return answer(change, request, response);
  }

  /** Replace the certificate of a SOAP account. The old one works until the certificate registry has the new one. */
  @Put('certificate')
  @IfMatch()
  @Sends('ETag')
  @Access(MANAGER_OR_OWN_SOFTWARE, 'request/invalid', 'account/no-such-part', 'quota/changes', ...CHANGE_PROBLEMS)
  async replace(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: CertificateUploadDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JudgedWebServiceAccountDto> {
    const change = await this.certificates.replace(actor, edited(id, ifMatch), toUpload(input));
    return answer(change, request, response);
  }
}

function answer(
  { account, warnings }: CertificateChange,
  request: Request,
  response: Response,
): JudgedWebServiceAccountDto {
  response.set('ETag', entityTag(account.revision));
  return toJudgedDto(account, warnings, preferredLanguage(request.headers['accept-language']));
}
