import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Channel } from '../../account/channel/channel.js';
import type { WrittenMoment } from '../../platform/database/moment.js';
import { pageOf, type Page } from '../../platform/http/page-cursor.js';
import type { GatewayName } from '../../provisioning/gateway.port.js';
import type { TargetFailure, TargetState } from '../../provisioning/target-state.js';

export interface FailedTarget {
  readonly target_id: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly channel: Channel;
  readonly user_name: string | null;
  readonly client_id: string | null;
  readonly deleted: boolean;
  readonly disabled: boolean;
  readonly sender_number: string;
  readonly sender_name: string;
  readonly gateway: GatewayName;
  readonly state: TargetState;
  readonly state_since: WrittenMoment;
  /** The same in microseconds since 1970, as the pages are ordered. */
  readonly since_us: string;
  readonly attempts: number;
  readonly failure: TargetFailure | null;
  readonly tried_next_at: WrittenMoment | null;
  readonly note: string | null;
  readonly written_at: WrittenMoment | null;
  readonly written_by: string | null;
}

export interface FailedCriteria {
  readonly gateway: GatewayName | undefined;
  readonly reason: TargetFailure['reason'] | undefined;
  /** What waits counts once it has waited for so long. */
  readonly minutes: number;
}

/** What a page's cursor stands for: microseconds since 1970 and the target's id. */
export const FAILED_KEY = /^\d{1,16}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read from an index in its order: m0011. What waits for a paused gateway waits as it should. */
const FAILED = `
  select t.id as target_id, a.id as account_id, a.name as account_name, a.channel, a.user_name, a.client_id,
    a.deleted_at is not null as deleted, a.disabled_at is not null as disabled, s.number as sender_number, s.organisation_name as sender_name,
    t.gateway, t.state, t.state_since, (extract(epoch from t.state_since) * 1000000)::bigint::text as since_us,
    t.attempts, t.failure,
    case when t.next_attempt_at > now() and t.next_attempt_at < 'infinity' then t.next_attempt_at end as tried_next_at,
    n.text as note, n.written_at, n.written_by
  from provisioning_target t
    join account a on a.id = t.account_id
    join sender s on s.id = a.sender_id
    left join account_note n on n.account_id = a.id
  where t.state in ('pending', 'retrying', 'verifying', 'refused')
    and (t.state = 'refused' or (t.state_since <= now() - ? * interval '1 minute'
      and not exists (select from gateway_pause p where p.gateway = t.gateway)))
    and (t.state_since, t.id) > (timestamptz 'epoch' + ?::float8 * interval '1 microsecond', ?::uuid)
    and (?::text is null or t.gateway = ?) and (?::text is null or t.failure ->> 'reason' = ?)
  order by t.state_since, t.id limit ?`;

const FIRST = '0.00000000-0000-0000-0000-000000000000';

/** Accounts that a system has not taken, those first that wait longest. */
@Injectable()
export class FailedAccountsReader {
  constructor(private readonly em: EntityManager) {}

  async page(
    { gateway, reason, minutes }: FailedCriteria,
    { after = FIRST, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<Page<FailedTarget>> {
    const [sinceUs, targetId] = after.split('.');
    const given = [gateway ?? null, reason ?? null] as const;
    const parameters = [minutes, sinceUs, targetId, ...given.flatMap((each) => [each, each]), limit + 1];
    const rows = await this.em.execute<FailedTarget[]>(FAILED, parameters);
    return pageOf(rows, limit, (row) => `${row.since_us}.${row.target_id}`);
  }
}
