import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { whoTried } from '../../audit/refusal/who-tried.js';
import { Access } from '../../platform/http/access.decorator.js';
import { cursorOf, keyOf } from '../../platform/http/page-cursor.js';
import { Problem } from '../../platform/http/problem.js';
import {
  DriftCheckAskedDto,
  DriftCheckRequestDto,
  DriftDto,
  DriftQueryDto,
  DriftRepairAskedDto,
  DriftRepairRequestDto,
} from './drift.dto.js';
import { findingDto, gatewayDriftDto } from './drift.mapper.js';
import { DriftStore, FINDING_KEY } from './drift.store.js';
import { COUNT_OF_THE_REPORT, EITHER_FINDINGS_OR_ALL } from './drift.texts.js';

@ApiTags('Operations')
@Controller('api/v1/ops/drift')
export class DriftController {
  constructor(private readonly drift: DriftStore) {}

  /** What gateways have, held against what they should have: counts of each gateway's newest look, and its findings. */
  @Get()
  @Access('operations', 'request/invalid')
  async report(@Query() query: DriftQueryDto): Promise<DriftDto> {
    const { after, limit, ...criteria } = query;
    const [checks, complete, any] = [
      await this.drift.checks(),
      await this.drift.runs('complete'),
      await this.drift.runs('any'),
    ];
    const { items, last } = await this.drift.findings(criteria, { after: keyOf(after, FINDING_KEY), limit });
    return {
      gateways: checks.map((check) => gatewayDriftDto(check, complete, any)),
      items: items.map(findingDto),
      next: cursorOf(last),
    };
  }

  /** Asks for a look at once. It begins within seconds, one gateway after the other, and changes nothing there. */
  @Post('check')
  @HttpCode(202)
  @Access('operations', 'request/invalid', 'request/too-large')
  async check(@Body() { gateway }: DriftCheckRequestDto, @Req() request: Request): Promise<DriftCheckAskedDto> {
    return { gateways: await this.drift.requestCheck(whoTried(request).actor, gateway) };
  }

  /**
   * Asks for the repair of findings. Missing and different ones are brought to what is wanted; an unknown object is removed. Each is
   * looked at again before.
   */
  @Post('repair')
  @HttpCode(202)
  @Access('operations', 'request/invalid', 'request/too-large')
  async repair(
    @Body() { findings, all }: DriftRepairRequestDto,
    @Req() request: Request,
  ): Promise<DriftRepairAskedDto> {
    const { actor } = whoTried(request);
    if (findings && !all) return { asked: await this.drift.requestRepairOf(actor, findings) };
    if (!all || findings)
      throw new Problem('request/invalid', {
        issues: [{ field: 'findings', rule: 'either-findings-or-all', demand: EITHER_FINDINGS_OR_ALL }],
      });
    const asked = await this.drift.requestRepairOfAll(actor, all);
    if (asked === undefined)
      throw new Problem('request/invalid', {
        issues: [{ field: 'all.count', rule: 'count-of-the-report', demand: COUNT_OF_THE_REPORT }],
      });
    return { asked };
  }
}
