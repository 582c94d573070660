import { Controller, Delete, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentOperator, type Operator } from '../../identity/operator.js';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { pathParameter } from '../../platform/http/path-parameter.js';
import { ResourceId } from '../../platform/http/resource-id.pipe.js';
import { EndedSessionDto, OpsSessionPageDto, SessionsQueryDto } from './sessions.dto.js';
import { SESSION_KEY, SessionsService } from './sessions.service.js';

const SessionHandle = pathParameter('id', ResourceId, {
  description: 'Id of a session as it is listed.',
  format: 'uuid',
  example: '6f0a2c3e-6d0f-4b5c-9d8e-1c8a5b7f2f10',
});

@ApiTags('Operations')
@Controller('api/v1/ops/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Who is signed in now, those first who signed in last. */
  @Get()
  @Access('operations', 'request/invalid')
  async list(
    @Query() { organisationNumber, after, limit }: SessionsQueryDto,
    @Req() request: Request,
  ): Promise<OpsSessionPageDto> {
    const page = await this.sessions.page(request.sessionID, organisationNumber, {
      after: keyOf(after, SESSION_KEY),
      limit,
    });
    return { items: [...page.items], next: cursorOf(page.last) };
  }

  /** End a session at once. What the person was doing comes to nothing; they can sign in again. */
  @Delete(':id')
  @Access('operations', 'resource/not-found')
  async end(@CurrentOperator() operator: Operator, @SessionHandle() id: string): Promise<EndedSessionDto> {
    return { id, person: await this.sessions.end(operator, id) };
  }
}
