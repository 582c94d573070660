import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { feedPlaceIfAny } from '../change-feed/feed-cursor.js';
import { ContactService } from '../contact/contact.service.js';
import { CurrentActor, type Actor } from '../identity/actor.js';
import { SessionRecheck } from '../identity/session-recheck.js';
import { Access } from '../platform/http/access.decorator.js';
import { EventStream, ProducesEvents } from '../platform/http/event-stream.js';
import { preferredLanguage } from '../platform/i18n/language.js';
import { EVENT_KINDS } from './account-events.dto.js';
import { ACCOUNT_EVENTS_EXAMPLE } from './account-events.example.js';
import { AccountStreams } from './account-streams.js';

const COME_BACK_AFTER_MS = 2_000;

@ApiTags('FTP and SFTP accounts')
@Controller('api/v1/account-events')
export class AccountEventsController {
  constructor(
    private readonly contacts: ContactService,
    private readonly streams: AccountStreams,
    private readonly sessions: SessionRecheck,
  ) {}

  /**
   * Watch your organisation's accounts while things happen to them: server-sent events (`EventSource` in a browser).
   * The first event is `reset` with all accounts. After that, `account` tells each one that is new or differs: another state, name,
   * client id or progress; it may come more than once. `account-deleted` takes one away. A browser that lost its connection sends
   * `Last-Event-ID` and is told what it missed, by whichever process; where that cannot be known any more, `reset` comes again.
   * `end` says why a stream ends that should not be opened again by itself. Watching does not prolong the session, and
   * four streams of one session are open at once: a fifth ends the oldest.
   */
  @Get()
  @ProducesEvents(EVENT_KINDS, ACCOUNT_EVENTS_EXAMPLE)
  @Access('manager', 'contact/required')
  async watch(
    @CurrentActor() actor: Actor,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { id, number } = await this.contacts.senderOf(actor);
    const stream = EventStream.open(response, COME_BACK_AFTER_MS);
    if (request.method === 'HEAD') return stream.end();
    const { sessionID } = request;
    this.streams.add(stream, sessionID, {
      sender: { id, number },
      language: preferredLanguage(request.headers['accept-language']),
      from: feedPlaceIfAny(lastEventId),
      mayGoOn: () => this.sessions.whyNot(sessionID, actor.organisation),
    });
  }
}
