import { Body, Controller, Get, Injectable, Put, Req, type PipeTransform } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { SYSTEM_NAMES } from '../../account/account-progress.texts.js';
import { CurrentOperator, type Operator } from '../../identity/operator.js';
import { Access } from '../../platform/http/access.decorator.js';
import { pathParameter } from '../../platform/http/path-parameter.js';
import { momentOf } from '../../platform/database/moment.js';
import { Problem } from '../../platform/http/problem.js';
import { preferredLanguage, type Language } from '../../platform/i18n/language.js';
import { render } from '../../platform/i18n/texts.js';
import { CircuitReportStore } from '../../provisioning/circuit/circuit-report.store.js';
import { GATEWAY_NAMES, type GatewayName } from '../../provisioning/gateway.port.js';
import { GatewayDto, GatewayListDto, PauseGatewayDto } from './gateways.dto.js';
import { GatewaysService } from './gateways.service.js';

@Injectable()
class GatewayNamePipe implements PipeTransform<string, GatewayName> {
  transform(value: string): GatewayName {
    const known = GATEWAY_NAMES.find((name) => name === value);
    if (!known) throw new Problem('resource/not-found');
    return known;
  }
}

const Gateway = pathParameter('name', GatewayNamePipe, {
  description: `Name of the system: ${GATEWAY_NAMES.map((name) => `\`${name}\``).join(', ')}.`,
  example: 'file-transfer',
});

@ApiTags('Operations')
@Controller('api/v1/ops/gateways')
export class GatewaysController {
  constructor(
    private readonly gateways: GatewaysService,
    private readonly circuits: CircuitReportStore,
  ) {}

  /** The systems that accounts are brought to: whether they are paused, how much waits for them, and how workers reach them. */
  @Get()
  @Access('operations')
  async list(@Req() request: Request): Promise<GatewayListDto> {
    const language = preferredLanguage(request.headers['accept-language']);
    return { items: await Promise.all(GATEWAY_NAMES.map((name) => this.show(name, language))) };
  }

  /**
   * Pause a system for maintenance, or resume it. While it is paused no worker calls it: changes wait, and senders see why. It
   * holds for every worker from its next attempt on.
   */
  @Put(':name/paused')
  @Access('operations', 'resource/not-found', 'request/invalid')
  async setPaused(
    @CurrentOperator() operator: Operator,
    @Gateway() name: GatewayName,
    @Body() { paused, reason }: PauseGatewayDto,
    @Req() request: Request,
  ): Promise<GatewayDto> {
    await this.gateways.setPaused(operator, name, paused, reason);
    return this.show(name, preferredLanguage(request.headers['accept-language']));
  }

  private async show(name: GatewayName, language: Language): Promise<GatewayDto> {
    const [work, circuits] = await Promise.all([this.gateways.work(name), this.circuits.of(name)]);
    return {
      name,
      label: render(SYSTEM_NAMES[name], language),
      paused: work.paused_at !== null,
      pausedSince: momentOf(work.paused_at),
      pausedBy: work.paused_by,
      pauseReason: work.reason,
      observing: work.observing,
      due: work.due,
      oldestDueAt: momentOf(work.oldest_due_at),
      underWay: work.under_way,
      workers: circuits.map(({ state, ...told }) => ({ ...told, circuit: state === 'probing' ? 'half-open' : state })),
    };
  }
}
