import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { HealthDto } from './health.dto.js';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly em: EntityManager) {}

  /** The process runs. */
  @Get('live')
  @Access('public')
  live(): HealthDto {
    return { status: 'up' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  @Access('public', 'server/busy')
  async ready(): Promise<HealthDto> {
    await this.em.execute('select 1');
    return { status: 'up' };
  }
}
