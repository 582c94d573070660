import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { anchorFolderOf } from '../../certificate/anchors/anchor-folder.js';
import { TrustAnchorsKeeper } from '../../certificate/anchors/trust-anchors.keeper.js';
import { TrustStoreError, type TrustStore } from '../../certificate/trust-store.js';
import { Clock } from '../../platform/clock.js';
import { Access } from '../../platform/http/access.decorator.js';
import { Problem } from '../../platform/http/problem.js';
import { preferredLanguage } from '../../platform/i18n/language.js';
import { findStranded } from './stranded-accounts.js';
import { UNUSABLE_ANCHORS } from './trust-anchors.texts.js';
import { CandidateDto, ImpactDto, ImpactQueryDto, TrustAnchorsDto } from './trust-anchors.dto.js';
import { toImpactDto, toTrustAnchorsDto } from './trust-anchors.mapper.js';

const PAGE = 200;

@ApiTags('Operations')
@Controller('api/v1/ops/trust-anchors')
export class TrustAnchorsController {
  constructor(
    private readonly em: EntityManager,
    private readonly anchors: TrustAnchorsKeeper,
    private readonly clock: Clock,
  ) {}

  /** The certificates that issuers are trusted by, as the answering process has them in force. */
  @Get()
  @Access('operations')
  list(): TrustAnchorsDto {
    return toTrustAnchorsDto(this.anchors.state(), this.clock.now());
  }

  /** Living accounts with a certificate whose issuer the anchors in force no longer vouch for. */
  @Get('impact')
  @Access('operations', 'request/invalid')
  impact(@Query() query: ImpactQueryDto, @Req() request: Request): Promise<ImpactDto> {
    return this.judgeBy(this.anchors.current(), query, request);
  }

  /** The same for anchors that are meant to come: what would this change strand? Nothing is changed. */
  @Post('impact')
  @HttpCode(200)
  @Access('operations', 'request/invalid', 'request/too-large')
  impactOf(@Body() candidate: CandidateDto, @Req() request: Request): Promise<ImpactDto> {
    return this.judgeBy(storeOf(candidate), candidate, request);
  }

  private async judgeBy(candidate: TrustStore, { after, limit }: ImpactQueryDto, request: Request): Promise<ImpactDto> {
    const page = await findStranded(this.em, {
      candidate,
      inForce: this.anchors.current(),
      now: this.clock.now(),
      after,
      limit: limit ?? PAGE,
    });
    return toImpactDto(page, preferredLanguage(request.headers['accept-language']));
  }
}

/** @throws Problem `request/invalid` for what the folder could not be */
function storeOf({ content }: CandidateDto): TrustStore {
  try {
    return anchorFolderOf([{ name: 'content', bytes: Buffer.from(content, 'base64') }]).store;
  } catch (error) {
    if (!(error instanceof TrustStoreError)) throw error;
    const parameters = { reason: error.message };
    throw new Problem('request/invalid', {
      issues: [{ field: 'content', rule: 'usable-anchors', ...UNUSABLE_ANCHORS, parameters }],
    });
  }
}
