import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Channel } from '../account/channel/channel.js';
import { Permission } from './permission.entity.js';

/** The catalogue of secured permissions. */
@Injectable()
export class PermissionService {
  constructor(private readonly em: EntityManager) {}

  /** In no particular order. */
  list(channel?: Channel): Promise<Permission[]> {
    return this.em.find(Permission, channel ? { channels: { $contains: [channel] } } : {});
  }
}
