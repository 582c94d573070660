import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AccountChangesService } from '../account/account-changes.service.js';
import { AccountReader } from '../account/account.reader.js';
import { AccountService } from '../account/account.service.js';
import { CHANGE_PROBLEMS, IfMatch, toUpload } from '../account/api/account-change.js';
import { IDEMPOTENCY_PROBLEMS, IdempotencyKey, readIdempotencyKey } from '../account/idempotency/idempotency-key.js';
import { AccountId } from '../account/api/path-parameters.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Access, MANAGER_OR_OWN_SOFTWARE } from '../platform/http/access.decorator.js';
import { Sends } from '../platform/http/document/headers.js';
import { entityTag } from '../platform/http/entity-tag.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import {
  CreateWebServiceAccountDto,
  JudgedWebServiceAccountDto,
  UpdateWebServiceAccountDto,
  WebServiceAccountDto,
  WebServiceAccountListDto,
} from './web-service-account.dto.js';
import { toDto, toJudgedDto } from './web-service-account.mapper.js';
import { CHANNELS, edited } from './web-service-channels.js';

@ApiTags('SOAP and REST accounts')
@Controller('api/v1/web-service-accounts')
export class WebServiceAccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly reader: AccountReader,
    private readonly changes: AccountChangesService,
  ) {}

  /** Your organisation's SOAP and REST accounts, those being deleted included. */
  @Get()
  @Access(MANAGER_OR_OWN_SOFTWARE, 'contact/required')
  async list(@CurrentActor() actor: Actor, @Req() request: Request): Promise<WebServiceAccountListDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: (await this.reader.list(actor, CHANNELS)).map((account) => toDto(account, language)) };
  }

  /** Create an account. The answer comes at once; the account works, and shows its client id, as soon as its state is `active`. */
  @Post()
  @IdempotencyKey()
  @Sends('ETag', 'Location')
  @Access(
    'manager',
    'request/invalid',
    'contact/required',
    'account/channel-taken',
    'account/name-taken',
    'quota/changes',
    'quota/accounts',
    ...IDEMPOTENCY_PROBLEMS,
  )
  async create(
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Body() input: CreateWebServiceAccountDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JudgedWebServiceAccountDto> {
    const { account, warnings } = await this.accounts.create(
      actor,
      { ...input, certificate: toUpload(input.certificate) },
      readIdempotencyKey(key),
    );
    response.set({ ETag: entityTag(account.revision), Location: `/api/v1/web-service-accounts/${account.id}` });
    return toJudgedDto(account, warnings, preferredLanguage(request.headers['accept-language']));
  }

  /** One account. */
  @Get(':id')
  @Sends('ETag')
  @Access(MANAGER_OR_OWN_SOFTWARE, 'resource/not-found', 'contact/required')
  async show(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebServiceAccountDto> {
    const account = await this.reader.show(actor, id, CHANNELS);
    response.set('ETag', entityTag(account.revision));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }

  /** Change the name of an account, or the permissions of a REST account. */
  @Patch(':id')
  @IfMatch()
  @Sends('ETag')
  @Access('manager', 'request/invalid', 'account/name-taken', 'quota/changes', ...CHANGE_PROBLEMS)
  async update(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: UpdateWebServiceAccountDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebServiceAccountDto> {
    const account = await this.changes.update(actor, edited(id, ifMatch), input);
    response.set('ETag', entityTag(account.revision));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }

  /** Delete an account, for good. It is gone once every system has confirmed; until then its state is `being-deleted`. */
  @Delete(':id')
  @HttpCode(202)
  @IfMatch()
  @Access('manager', ...CHANGE_PROBLEMS)
  async delete(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: Request,
  ): Promise<WebServiceAccountDto> {
    const account = await this.changes.delete(actor, edited(id, ifMatch));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }
}
