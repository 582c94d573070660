import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { AccountRequest } from '../account/account-request.js';
import { AccountService } from '../account/account.service.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Access } from '../platform/http/access.decorator.js';
import { entityTag, revisionOf } from '../platform/http/entity-tag.js';
import { issueDto } from '../platform/http/problem.filter.js';
import { ResourceId } from '../platform/http/resource-id.pipe.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import {
  CreatedFtpSftpAccountDto,
  CreateFtpSftpAccountDto,
  FtpSftpAccountDto,
  FtpSftpAccountListDto,
} from './ftp-sftp-account.dto.js';
import { toDto } from './ftp-sftp-account.mapper.js';

const CHANNELS = ['FTP', 'SFTP'] as const;

@ApiTags('FTP and SFTP accounts')
@Controller('api/v1/ftp-sftp-accounts')
export class FtpSftpAccountController {
  constructor(private readonly accounts: AccountService) {}

  /** Your organisation's FTP and SFTP accounts, those being deleted included. */
  @Get()
  @Header('Cache-Control', 'no-store')
  @Access('manager', 'contact/required')
  async list(@CurrentActor() actor: Actor, @Req() request: Request): Promise<FtpSftpAccountListDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: (await this.accounts.list(actor, CHANNELS)).map((account) => toDto(account, language)) };
  }

  /** Create an account. The answer comes at once; the account works as soon as its state is `active`. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @Access(
    'manager',
    'request/invalid',
    'contact/required',
    'account/channel-taken',
    'account/name-taken',
    'account/user-name-not-available',
    'account/user-name-being-released',
  )
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateFtpSftpAccountDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CreatedFtpSftpAccountDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    const { account, warnings } = await this.accounts.create(actor, toRequest(input));
    response.set({ ETag: entityTag(account.revision), Location: `/api/v1/ftp-sftp-accounts/${account.id}` });
    return {
      ...toDto(account, language),
      warnings: warnings.map((warning) => issueDto({ field: 'certificate.content', ...warning }, language)),
    };
  }

  /** One account. */
  @Get(':id')
  @Header('Cache-Control', 'no-store')
  @Access('manager', 'resource/not-found', 'contact/required')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ResourceId) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FtpSftpAccountDto> {
    const account = await this.accounts.show(actor, id, CHANNELS);
    response.set('ETag', entityTag(account.revision));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }

  /** Delete an account, for good. It is gone once every system has confirmed; until then its state is `being-deleted`. */
  @Delete(':id')
  @HttpCode(202)
  @Header('Cache-Control', 'no-store')
  @ApiHeader({ name: 'If-Match', required: false, description: 'Delete only while the account still has this ETag.' })
  @Access('manager', 'resource/not-found', 'request/outdated', 'contact/required')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ResourceId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: Request,
  ): Promise<FtpSftpAccountDto> {
    const account = await this.accounts.delete(actor, id, CHANNELS, revisionOf(ifMatch));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }
}

function toRequest(input: CreateFtpSftpAccountDto): AccountRequest {
  const { name, fileName, content } = input.certificate;
  return { ...input, certificate: { name, fileName, content: Buffer.from(content, 'base64') } };
}
