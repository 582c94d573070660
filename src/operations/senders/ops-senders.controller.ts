import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { AccountView } from '../../account/account-view.js';
import { contactDto, senderDto } from '../../contact/contact.mapper.js';
import { toDto as ftpSftpAccountDto } from '../../ftp-sftp/ftp-sftp-account.mapper.js';
import { CHANNELS as FILE_CHANNELS } from '../../ftp-sftp/ftp-sftp-channels.js';
import { CurrentOperator, type Operator } from '../../identity/operator.js';
import { SenderNumber } from '../../lookup/sender-number.js';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { toDto as webServiceAccountDto } from '../../web-service/web-service-account.mapper.js';
import { OpsSenderPageDto, OpsSendersQueryDto, OpsSenderViewDto } from './ops-senders.dto.js';
import { OpsSendersService } from './ops-senders.service.js';

@ApiTags('Operations')
@Controller('api/v1/ops/senders')
export class OpsSendersController {
  constructor(private readonly senders: OpsSendersService) {}

  /** Find a sender by its number, its organisation number or a part of its name. */
  @Get()
  @Access('operations', 'request/invalid')
  async search(@Query() { q, after, limit }: OpsSendersQueryDto): Promise<OpsSenderPageDto> {
    const page = await this.senders.search(q, keyOf(after, /^\d{6}$/), limit);
    return { items: page.items.map(senderDto), next: cursorOf(page.last) };
  }

  /** See a sender as its own people do: contact and accounts. That you looked stands in the audit trail, which they read too. */
  @Get(':number')
  @Access('operations', 'resource/not-found')
  async look(
    @CurrentOperator() operator: Operator,
    @SenderNumber() number: string,
    @Req() request: Request,
  ): Promise<OpsSenderViewDto> {
    const { contact, accounts } = await this.senders.look(operator, number);
    const language = preferredLanguage(request.headers['accept-language']);
    const isFiles = ({ channel }: AccountView) => FILE_CHANNELS.some((each) => each === channel);
    const files = accounts.filter(isFiles);
    const services = accounts.filter((account) => !isFiles(account));
    return {
      contact: contactDto(contact),
      ftpSftpAccounts: files.map((account) => ftpSftpAccountDto(account, language)),
      webServiceAccounts: services.map((account) => webServiceAccountDto(account, language)),
    };
  }
}
