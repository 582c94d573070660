import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAction } from '../../audit/audit-trail.js';
import type { Operator } from '../../identity/operator.js';
import { refuseIfAny } from '../../platform/http/judged.js';
import { issuesFor } from '../../platform/rule/issue.js';
import { tidyOneLineText } from '../../platform/rule/one-line-text.rule.js';
import type { WrittenMoment } from '../../platform/database/moment.js';
import type { GatewayName } from '../../provisioning/gateway.port.js';
import { signalGatewayPause } from '../../provisioning/gateway-signal.js';
import { judgeRemark } from '../remark.rule.js';

/** How much waits for a gateway, and why nobody calls it. */
export interface GatewayWork {
  readonly paused_at: WrittenMoment | null;
  readonly paused_by: string | null;
  readonly reason: string | null;
  readonly observing: boolean;
  readonly due: number;
  readonly oldest_due_at: WrittenMoment | null;
  readonly under_way: number;
}

const WORK = `
  select p.paused_at, p.paused_by, p.reason, coalesce(p.observing, false) as observing, w.*
  from (
    select count(*) filter (where not leased)::float8 as due, min(next_attempt_at) filter (where not leased) as oldest_due_at,
      count(*) filter (where leased)::float8 as under_way
    from (
      select next_attempt_at, coalesce(lease_until > now(), false) as leased
      from provisioning_target where gateway = ? and next_attempt_at <= now()) due
  ) w left join gateway_pause p on p.gateway = ?`;

/** Keeps all workers from a gateway that is being maintained. What is asked for meanwhile waits, and nothing is lost. */
@Injectable()
export class GatewaysService {
  constructor(private readonly em: EntityManager) {}

  async work(gateway: GatewayName): Promise<GatewayWork> {
    const [work] = await this.em.execute<GatewayWork[]>(WORK, [gateway, gateway]);
    if (!work) throw new Error('an aggregate answered no row');
    return work;
  }

  /**
   * Pausing what is paused changes the reason; resuming what is not paused changes nothing.
   * @throws Problem `request/invalid`
   */
  async setPaused(operator: Operator, gateway: GatewayName, paused: boolean, given: string): Promise<void> {
    const reason = tidyOneLineText(given);
    refuseIfAny(issuesFor('reason', judgeRemark(reason)));
    await this.em.fork().transactional(async (em) => {
      const changed = paused ? await pause(em, gateway, operator.name, reason) : await resume(em, gateway);
      if (changed)
        recordAction(em, operator, paused ? 'gateway.paused' : 'gateway.resumed', { after: { gateway, reason } });
    });
    await signalGatewayPause(this.em, gateway, paused);
  }
}

async function pause(em: EntityManager, gateway: GatewayName, by: string, reason: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `insert into gateway_pause as p (gateway, paused_by, reason) values (?, ?, ?)
     on conflict (gateway) do update set reason = excluded.reason where p.reason <> excluded.reason
     returning gateway`,
    [gateway, by, reason],
  );
  return rows.length > 0;
}

async function resume(em: EntityManager, gateway: GatewayName): Promise<boolean> {
  const rows = await em.execute<unknown[]>('delete from gateway_pause where gateway = ? returning gateway', [gateway]);
  return rows.length > 0;
}
