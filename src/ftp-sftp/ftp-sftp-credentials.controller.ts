import { Body, Controller, Get, Headers, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AccountChangesService } from '../account/account-changes.service.js';
import { AccountReader } from '../account/account.reader.js';
import { CertificateChangesService } from '../account/certificate-changes.service.js';
import { loginOf } from '../account/login.js';
import { present } from '../account/outline.js';
import { CertificateDownload, sendCertificate } from '../account/api/certificate-download.js';
import { CertificateUploadDto } from '../account/api/account.dto.js';
import { CHANGE_PROBLEMS, IfMatch, toUpload } from '../account/api/account-change.js';
import { AccountId } from '../account/api/path-parameters.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { Access, MANAGER_OR_OWN_SOFTWARE } from '../platform/http/access.decorator.js';
import { Sends } from '../platform/http/document/headers.js';
import { entityTag } from '../platform/http/entity-tag.js';
import { Problem } from '../platform/http/problem.js';
import { issueDto } from '../platform/http/problem.filter.js';
import { Produces } from '../platform/http/produces.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import {
  ChangePasswordDto,
  FtpSftpAccountDto,
  JudgedFtpSftpAccountDto,
  ReplaceSshPublicKeyDto,
} from './ftp-sftp-account.dto.js';
import { toDto } from './ftp-sftp-account.mapper.js';
import { CHANNELS, edited } from './ftp-sftp-channels.js';

@ApiTags('FTP and SFTP accounts')
@Controller('api/v1/ftp-sftp-accounts/:id')
export class FtpSftpCredentialsController {
  constructor(
    private readonly reader: AccountReader,
    private readonly changes: AccountChangesService,
    private readonly certificates: CertificateChangesService,
  ) {}

  /** Change the password of an FTP account. */
  @Put('password')
  @IfMatch()
  @Sends('ETag')
  @Access('manager', 'request/invalid', 'account/no-such-part', 'quota/changes', ...CHANGE_PROBLEMS)
  async changePassword(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ChangePasswordDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FtpSftpAccountDto> {
    const account = await this.changes.changePassword(actor, edited(id, ifMatch), input.password);
    response.set('ETag', entityTag(account.revision));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }

  /** Download the SSH public key of an SFTP account, in canonical OpenSSH form. */
  @Get('ssh-public-key')
  @Produces('text/plain', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN9cNkZ8ctd8E+vKJXgdYVGGkrNtJ3ykRRGzgYg7fJZl payroll')
  @Access('manager', 'account/no-such-part', 'resource/not-found', 'contact/required')
  async downloadSshPublicKey(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Res() response: Response,
  ): Promise<void> {
    const account = await this.reader.show(actor, id, CHANNELS);
    const [key] = present(account.sshKeys);
    if (!key) throw new Problem('account/no-such-part', { parameters: { channel: account.channel } });
    response
      .attachment(`${loginOf(account)}.pub`)
      .type('text/plain')
      .send(`${key.canonical}\n`);
  }

  /** Replace the SSH public key of an SFTP account. The old one works until the file-transfer server has the new one. */
  @Put('ssh-public-key')
  @IfMatch()
  @Sends('ETag')
  @Access('manager', 'request/invalid', 'account/no-such-part', 'quota/changes', ...CHANGE_PROBLEMS)
  async replaceSshPublicKey(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: ReplaceSshPublicKeyDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FtpSftpAccountDto> {
    const account = await this.changes.replaceSshKey(actor, edited(id, ifMatch), input.sshPublicKey);
    response.set('ETag', entityTag(account.revision));
    return toDto(account, preferredLanguage(request.headers['accept-language']));
  }

  /** Download the certificate, exactly as it was accepted (DER), under its file name. */
  @Get('certificate')
  @CertificateDownload()
  @Access('manager', 'resource/not-found', 'contact/required')
  async downloadCertificate(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { certificates } = await this.reader.show(actor, id, CHANNELS);
    const [certificate] = present(certificates);
    if (!certificate) throw new Problem('resource/not-found');
    sendCertificate(response, certificate, await this.reader.bytesOf(certificate));
  }

  /** Replace the certificate. */
  @Put('certificate')
  @IfMatch()
  @Sends('ETag')
  @Access(MANAGER_OR_OWN_SOFTWARE, 'request/invalid', 'quota/changes', ...CHANGE_PROBLEMS)
  async replaceCertificate(
    @CurrentActor() actor: Actor,
    @AccountId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: CertificateUploadDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JudgedFtpSftpAccountDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    const { account, warnings } = await this.certificates.replace(actor, edited(id, ifMatch), toUpload(input));
    response.set('ETag', entityTag(account.revision));
    return {
      ...toDto(account, language),
      warnings: warnings.map((warning) => issueDto(warning, language)),
    };
  }
}
