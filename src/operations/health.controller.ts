import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { HeartbeatStore } from '../provisioning/heartbeat/heartbeat.store.js';
import { QUEUE_CONFIG, type QueueConfig } from '../provisioning/queue.config.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly heartbeats: HeartbeatStore,
    @Inject(QUEUE_CONFIG) private readonly config: QueueConfig,
  ) {}

  /** The process runs. */
  @Get('live')
  @Access('public')
  live(): HealthDto {
    return { status: 'up' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  @Access('public', 'server/busy')
  async ready(): Promise<ReadinessDto> {
    const queues = await this.heartbeats.flows(this.config.HEARTBEAT_LATE_MS);
    return { status: 'up', provisioning: queues.every(({ flowing }) => flowing) ? 'up' : 'down' };
  }
}
