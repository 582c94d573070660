import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { ChangePageDto, ChangeQueryDto, FeedCursorDto } from './change-feed.dto.js';
import { CHANGE_PAGE_EXAMPLES } from './change-feed.examples.js';
import { ChangeFeedReader } from './change-feed.reader.js';
import { changePageDto } from './change.mapper.js';
import { feedCursor, feedPlace } from './feed-cursor.js';
import { NumberingWatch } from './numbering.watch.js';

const PAGE = 200;

@ApiTags('For systems')
@Controller('api/v1/changes')
export class ChangeFeedController {
  constructor(
    private readonly feed: ChangeFeedReader,
    private readonly numbering: NumberingWatch,
  ) {}

  /**
   * What happened after a place in the feed, in order, nothing skipped and nothing twice. To begin: ask `/changes/latest` for a
   * cursor, read all senders and their accounts, then follow from that cursor; what changed while you were reading comes again.
   * Keep `next` together with what you made of the page. `410` means: begin again in that way.
   */
  @Get()
  @Access({ scope: 'chaman:changes:read' }, 'request/invalid', 'changes/resync-needed')
  @ApiOkResponse({ type: ChangePageDto, examples: CHANGE_PAGE_EXAMPLES })
  async list(@Query() { after, limit = PAGE, wait = 0 }: ChangeQueryDto): Promise<ChangePageDto> {
    const place = feedPlace(after);
    const look = () => this.feed.after(place, limit);
    const page = await (wait === 0
      ? look()
      : this.numbering.until(look, ({ changes }) => changes.length > 0, wait * 1_000));
    return changePageDto(page, after);
  }

  /** The end of the feed at this moment: whatever can be looked up differs from now on only by changes after it. */
  @Get('latest')
  @Access({ scope: 'chaman:changes:read' })
  async latest(): Promise<FeedCursorDto> {
    return { cursor: feedCursor(await this.feed.latest()) };
  }
}
