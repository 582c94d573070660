import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { Problem } from '../platform/http/problem.js';
import { Circuits, type CircuitView } from '../provisioning/circuit/circuits.js';
import { HeartbeatStore, type JobFlow } from '../provisioning/heartbeat/heartbeat.store.js';
import { QUEUE_CONFIG, type QueueConfig } from '../provisioning/queue.config.js';

interface WorkerReadiness {
  readonly status: 'up';
  readonly queues: readonly JobFlow[];
  /** How this worker stands to each gateway: one that does not answer is no fault of the worker's. */
  readonly gateways: readonly CircuitView[];
}

/** Of the worker's own small server; no part of the API. */
@ApiExcludeController()
@Controller('health')
export class WorkerHealthController {
  constructor(
    private readonly heartbeats: HeartbeatStore,
    private readonly circuits: Circuits,
    @Inject(QUEUE_CONFIG) private readonly config: QueueConfig,
  ) {}

  /** The process runs. */
  @Get('live')
  @Access('public')
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  /** The database answers, and jobs flow through every gateway's queue and its workers. */
  @Get('ready')
  @Access('public', 'server/busy', 'server/jobs-stand-still')
  async ready(): Promise<WorkerReadiness> {
    const queues = await this.heartbeats.flows(this.config.HEARTBEAT_LATE_MS);
    const stuck = queues.filter(({ flowing }) => !flowing).map(({ gateway }) => gateway);
    if (stuck.length > 0) throw new Problem('server/jobs-stand-still', { parameters: { gateways: stuck.join(', ') } });
    return { status: 'up', queues, gateways: this.circuits.views() };
  }
}
