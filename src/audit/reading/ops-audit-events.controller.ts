import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { OpsAuditEventPageDto, OpsAuditQueryDto } from './audit-event.dto.js';
import { opsAuditEventDto } from './audit-event.mapper.js';
import { AuditTrailReader, EVENT_KEY, type AuditCriteria } from './audit-trail.reader.js';
import { momentIn } from './moment.js';

@ApiTags('Operations')
@Controller('api/v1/ops/audit-events')
export class OpsAuditEventsController {
  constructor(private readonly trail: AuditTrailReader) {}

  /** The whole audit trail, newest first: of every sender, and of those who tried without being let in. */
  @Get()
  @Access('operations', 'request/invalid')
  async list(@Query() query: OpsAuditQueryDto, @Req() request: Request): Promise<OpsAuditEventPageDto> {
    const criteria = await this.criteriaOf(query);
    if (!criteria) return { items: [], next: null };
    const { items, last } = await this.trail.page(criteria, {
      after: keyOf(query.after, EVENT_KEY),
      limit: query.limit,
    });
    const numbers = await this.trail.senderNumbers(items);
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: items.map((event) => opsAuditEventDto(event, numbers, language)), next: cursorOf(last) };
  }

  /** Undefined when nothing can meet them. */
  private async criteriaOf(query: OpsAuditQueryDto): Promise<AuditCriteria | undefined> {
    const { senderNumber, accountId, actorId, action, from, to } = query;
    const senderId = senderNumber === undefined ? undefined : await this.trail.senderIdWith(senderNumber);
    if (senderId === null) return undefined;
    return {
      senderId,
      accountId,
      actorId,
      action,
      ...(from !== undefined && { from: momentIn('from', from) }),
      ...(to !== undefined && { to: momentIn('to', to) }),
    };
  }
}
