import { Body, Controller, Get, HttpCode, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { AccountId } from '../../account/api/path-parameters.js';
import { CurrentOperator, type Operator } from '../../identity/operator.js';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { AccountOperations } from './account-operations.service.js';
import {
  FailedAccountPageDto,
  FailedAccountsQueryDto,
  ReconcileRequestedDto,
  WriteNoteDto,
  WrittenNoteDto,
} from './failed-accounts.dto.js';
import { failedAccountDto } from './failed-accounts.mapper.js';
import { FAILED_KEY, FailedAccountsReader } from './failed-accounts.reader.js';

@ApiTags('Operations')
@Controller('api/v1/ops')
export class FailedAccountsController {
  constructor(
    private readonly failed: FailedAccountsReader,
    private readonly accounts: AccountOperations,
  ) {}

  /**
   * Accounts that a system refused, or has not taken for long. One entry for each account and system, those first that wait
   * longest; what waits for a paused system is not among them.
   */
  @Get('failed-accounts')
  @Access('operations', 'request/invalid')
  async list(@Query() query: FailedAccountsQueryDto, @Req() request: Request): Promise<FailedAccountPageDto> {
    const { gateway, reason, minutes, after, limit } = query;
    const { items, last } = await this.failed.page(
      { gateway, reason, minutes },
      { after: keyOf(after, FAILED_KEY), limit },
    );
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: items.map((row) => failedAccountDto(row, language)), next: cursorOf(last) };
  }

  /** Try an account again at once at every system, also where it was refused. It changes nothing that the sender asked for. */
  @Post('accounts/:id/reconcile')
  @HttpCode(202)
  @Access('operations', 'resource/not-found')
  async reconcile(@CurrentOperator() operator: Operator, @AccountId() id: string): Promise<ReconcileRequestedDto> {
    return { gateways: [...(await this.accounts.reconcile(operator, id))] };
  }

  /** Write a note about an account for your colleagues. The sender never sees it. */
  @Put('accounts/:id/note')
  @Access('operations', 'resource/not-found', 'request/invalid')
  async writeNote(
    @CurrentOperator() operator: Operator,
    @AccountId() id: string,
    @Body() { text }: WriteNoteDto,
  ): Promise<WrittenNoteDto> {
    return { note: await this.accounts.writeNote(operator, id, text) };
  }
}
