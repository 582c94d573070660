import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { momentOf, type WrittenMoment } from '../../platform/database/moment.js';
import { GATEWAY_NAMES, type GatewayName } from '../gateway.port.js';

/** What is known of the jobs of one gateway. */
export interface JobFlow {
  readonly gateway: GatewayName;
  readonly flowing: boolean;
  /** When a worker last took a heartbeat out of its queue; null when none ever did. */
  readonly lastHeartbeatAt: Date | null;
}

/** The trace that heartbeats leave. Every moment is the database's. */
@Injectable()
export class HeartbeatStore {
  constructor(private readonly em: EntityManager) {}

  /** The number of each gateway's next heartbeat, for those whose last one was sent at least `intervalMs` ago, by whichever worker. */
  async next(intervalMs: number): Promise<readonly { gateway: GatewayName; beat: number }[]> {
    return this.em.fork().execute<{ gateway: GatewayName; beat: number }[]>(
      `insert into queue_heartbeat as kept (gateway, arrived_at) select unnest(?::text[]), null
       on conflict (gateway) do update set beat = kept.beat + 1, sent_at = now()
         where kept.sent_at <= now() - ? * interval '1 millisecond'
       returning gateway, beat::int`,
      [`{${GATEWAY_NAMES.join(',')}}`, intervalMs],
    );
  }

  async arrived(gateway: GatewayName): Promise<void> {
    await this.em.fork().execute('update queue_heartbeat set arrived_at = now() where gateway = ?', [gateway]);
  }

  /** @param lateMs a heartbeat that is older says that jobs do not flow */
  async flows(lateMs: number): Promise<readonly JobFlow[]> {
    const rows = await this.em
      .fork()
      .execute<{ gateway: string; arrived_at: WrittenMoment | null; flowing: boolean }[]>(
        `select gateway, arrived_at, coalesce(arrived_at > now() - ? * interval '1 millisecond', false) as flowing
       from queue_heartbeat`,
        [lateMs],
      );
    return GATEWAY_NAMES.map((gateway) => {
      const row = rows.find((each) => each.gateway === gateway);
      const lastHeartbeatAt = momentOf(row?.arrived_at ?? null);
      return { gateway, flowing: row?.flowing ?? false, lastHeartbeatAt };
    });
  }
}
