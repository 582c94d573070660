import { OptionalProps, type Rel } from '@mikro-orm/core';
import { Entity, Formula, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import type { GatewayName } from '../provisioning/gateway.port.js';
import type { TargetFailure, TargetState } from '../provisioning/target-state.js';
import { Account } from './account.entity.js';

/**
 * One gateway that must know an account, and how far it has come. Only what pages read is mapped here; leases and
 * retries belong to the worker, which moves them by SQL.
 */
@Entity({ tableName: 'provisioning_target' })
export class ProvisioningTarget {
  [OptionalProps]?:
    | 'traceParent'
    | 'provisionedRevision'
    | 'state'
    | 'stateSince'
    | 'failure'
    | 'nextAttemptAt'
    | 'paused'
    | 'reconcileRequests';

  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Property({ type: 'text' })
  gateway!: GatewayName;

  /** The newest revision that the gateway confirmed. */
  @Property({ type: 'integer' })
  provisionedRevision: number = 0;

  @Property({ type: 'text' })
  state: TargetState = 'pending';

  @Property({ type: 'timestamptz' })
  stateSince: Date = new Date();

  @Property({ type: 'json', nullable: true })
  failure: TargetFailure | null = null;

  /** When the worker looks at it again; null when it does not, and in an entity that was just made. Moved by SQL only. */
  @Formula(`case when next_attempt_at > now() and next_attempt_at < 'infinity' then next_attempt_at end`, {
    type: 'timestamptz',
  })
  readonly nextAttemptAt: Date | null = null;

  /** Whether operations keep workers from its gateway. */
  @Formula<ProvisioningTarget>(
    ({ gateway }) => `exists (select from gateway_pause where gateway_pause.gateway = ${gateway})`,
    { type: 'boolean' },
  )
  readonly paused: boolean = false;

  /** Of the request that asked for the newest change (W3C Trace Context): its id is the trace's, and workers go on in its name. */
  @Property({ type: 'text', nullable: true })
  traceParent: string | null = null;

  /** Raised by every change, sweep and repair; part of the job's id. */
  @Property({ type: 'integer' })
  reconcileRequests: number = 1;
}
