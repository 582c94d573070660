import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ContactService } from '../../contact/contact.service.js';
import { CurrentActor, type Actor } from '../../identity/actor.js';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { AMONG_COLLEAGUES } from '../operations-action.js';
import { AuditEventPageDto, AuditQueryDto } from './audit-event.dto.js';
import { auditEventDto } from './audit-event.mapper.js';
import { AuditTrailReader, EVENT_KEY } from './audit-trail.reader.js';

@ApiTags('Audit trail')
@Controller('api/v1/audit-events')
export class AuditEventsController {
  constructor(
    private readonly trail: AuditTrailReader,
    private readonly contacts: ContactService,
  ) {}

  /** Who did what, or tried to, in the name of your organisation, newest first. Events stay for ten years, also when accounts go. */
  @Get()
  @Access('manager', 'contact/required', 'request/invalid')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { accountId, after, limit }: AuditQueryDto,
    @Req() request: Request,
  ): Promise<AuditEventPageDto> {
    const { id: senderId } = await this.contacts.senderOf(actor);
    const criteria = { senderId, accountId, except: AMONG_COLLEAGUES };
    const page = await this.trail.page(criteria, { after: keyOf(after, EVENT_KEY), limit });
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: page.items.map((event) => auditEventDto(event, language)), next: cursorOf(page.last) };
  }
}
