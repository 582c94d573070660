import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../platform/http/page-cursor.js';
import { Problem } from '../platform/http/problem.js';
import { readCriterion } from './account-criterion.js';
import { lookedUpAccountDto } from './account-lookup.mapper.js';
import { AccountLookupService } from './account-lookup.service.js';
import { AccountQueryDto, LookedUpAccountPageDto } from './lookup.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@ApiTags('For systems')
@Controller('api/v1/accounts')
export class AccountLookupController {
  constructor(private readonly accounts: AccountLookupService) {}

  /**
   * Find accounts of any sender by client id, user name or certificate. Nothing found is an empty list. A user name in the form
   * of a login that begins with EXP twice over may mean two accounts, and one certificate may serve many.
   */
  @Get()
  @Access({ scope: 'chaman:accounts:read' }, 'request/invalid')
  async find(@Query() { after, limit, ...given }: AccountQueryDto): Promise<LookedUpAccountPageDto> {
    const criterion = readCriterion(given);
    if ('rule' in criterion) throw new Problem('request/invalid', { issues: [criterion] });
    const page = await this.accounts.find(criterion, { after: keyOf(after, UUID), limit });
    return { items: page.items.map(lookedUpAccountDto), next: cursorOf(page.last) };
  }
}
