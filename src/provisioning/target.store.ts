import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { GatewayName } from './gateway.port.js';
import type { Hint } from './reconcile-hints.js';
import type { LeasedTarget, Recording } from './target.js';

interface LeaseRow {
  id: string;
  account_id: string;
  gateway: GatewayName;
  lease_token: string;
  attempts: number;
  removal_checks: number;
  reconcile_requests: number;
  verify_in_ms: number | null;
  trace_parent: string | null;
}

/** What became of a result. `moved`: the account changed during the attempt, and the lease goes on for another round. */
export interface Recorded {
  readonly target: LeasedTarget;
  readonly moved: boolean;
}

const MS = `interval '1 millisecond'`;
const HELD_BY_NOBODY = '(lease_until is null or lease_until < now())';
/** Operations have paused its gateway. */
const PAUSED = 'exists (select from gateway_pause p where p.gateway = provisioning_target.gateway)';
const UNANSWERED = `state = 'retrying' and failure ->> 'reason' = 'unavailable'`;

/** Makes targets of one gateway due and gives them a new request number. */
const requested = (which: string): string => `
  update provisioning_target t
  set reconcile_requests = reconcile_requests + 1, next_attempt_at = least(next_attempt_at, now())
  from account a
  where a.id = t.account_id and t.id in (
    select id from provisioning_target where gateway = ? and not ${PAUSED} and ${which} for update skip locked)
  returning t.id as "targetId", t.gateway, a.revision, t.reconcile_requests as request`;

/** Leases, results and due work of targets. Every moment is the database's, so the clocks of workers do not matter. */
@Injectable()
export class TargetStore {
  constructor(private readonly em: EntityManager) {}

  /**
   * Takes the target if it is due, its gateway is not paused and nobody holds it; undefined otherwise. A lease that was never given up belonged to a worker
   * that died, perhaps in the middle of a write: one that may still run for `lateWriteMs` after the lease.
   */
  async claim(targetId: string, leaseMs: number, lateWriteMs: number): Promise<LeasedTarget | undefined> {
    const [row] = await this.em.fork().execute<LeaseRow[]>(
      `update provisioning_target set lease_token = ?, lease_until = now() + ? * ${MS},
         verify_at = case when lease_token is null then verify_at else greatest(verify_at, lease_until + ? * ${MS}) end
       where id = ? and next_attempt_at <= now() and ${HELD_BY_NOBODY} and not ${PAUSED}
       returning id, account_id, gateway, lease_token, attempts, removal_checks, reconcile_requests, trace_parent,
         (extract(epoch from verify_at - now()) * 1000)::float8 as verify_in_ms`,
      [randomUUID(), leaseMs, lateWriteMs, targetId],
    );
    return row && toTarget(row);
  }

  /**
   * Writes a result under the lease and gives the lease up, unless the account changed meanwhile (`moved`): then the lease is
   * renewed for another round. Undefined when the lease had already passed to somebody else.
   */
  async record(
    em: EntityManager,
    target: LeasedTarget,
    result: Recording,
    leaseMs: number,
  ): Promise<Recorded | undefined> {
    const [row] = await em.execute<(LeaseRow & { moved: boolean })[]>(
      `with current as (select reconcile_requests <> ? as moved from provisioning_target where id = ? for update)
       update provisioning_target set
         state = case when current.moved then 'pending' else ? end,
         state_since = case when state = ? then state_since else now() end,
         failure = ?::jsonb,
         attempts = case when current.moved then 0 else ? end,
         next_attempt_at = case when current.moved then now() else ${nextAttempt(result)} end,
         provisioned_revision = greatest(provisioned_revision, ?),
         verify_at = ${verifyAt(result)},
         removal_checks = coalesce(?::integer, removal_checks),
         reconcile_requests = reconcile_requests + case when current.moved then 0 else 1 end,
         lease_token = case when current.moved then lease_token end,
         lease_until = case when current.moved then now() + ? * ${MS} end
       from current
       where id = ? and lease_token = ?
       returning id, account_id, gateway, lease_token, attempts, removal_checks, reconcile_requests, trace_parent, current.moved,
         (extract(epoch from verify_at - now()) * 1000)::float8 as verify_in_ms`,
      [
        target.request,
        target.id,
        result.state,
        result.state,
        result.failure === null ? null : JSON.stringify(result.failure),
        result.attempts,
        result.provisionedRevision ?? 0,
        result.removalChecks ?? null,
        leaseMs,
        target.id,
        target.leaseToken,
      ],
    );
    return row && { target: toTarget(row), moved: row.moved };
  }

  /** Gives the lease back unused, so that another worker can go on at once. */
  async release(target: LeasedTarget): Promise<void> {
    await this.em
      .fork()
      .execute(
        'update provisioning_target set lease_token = null, lease_until = null where id = ? and lease_token = ?',
        [target.id, target.leaseToken],
      );
  }

  /** Gives a lease that would go on back where the gateway was paused meanwhile; says whether it did. What is due stays due. */
  async releaseIfPaused(target: LeasedTarget): Promise<boolean> {
    const released = await this.em.fork().execute<unknown[]>(
      `update provisioning_target set lease_token = null, lease_until = null
         where id = ? and lease_token = ? and ${PAUSED} returning id`,
      [target.id, target.leaseToken],
    );
    return released.length > 0;
  }

  /**
   * Targets that are due and held by nobody, the oldest of each of these gateways: one with very many must not hide those of the
   * others. Each gets a new request number, so that its job is not taken for an old one. Undefined when another worker is sweeping.
   * @param limit for each gateway
   */
  async due(gateways: readonly GatewayName[], limit: number): Promise<readonly Hint[] | undefined> {
    return this.em.fork().transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('chaman-sweep')) as taken`,
      );
      if (!lock?.taken) return undefined;
      const found: Hint[] = [];
      for (const gateway of gateways)
        found.push(
          ...(await em.execute<Hint[]>(
            requested(`next_attempt_at <= now() and ${HELD_BY_NOBODY} order by next_attempt_at limit ?`),
            [gateway, limit],
          )),
        );
      return found;
    });
  }

  /** One target to try whether a gateway answers again: the one that waits longest, else the one whose retry comes first. */
  async toProbeWith(gateway: GatewayName): Promise<Hint | undefined> {
    const [hint] = await this.em
      .fork()
      .execute<Hint[]>(
        requested(`(next_attempt_at <= now() or ${UNANSWERED}) and ${HELD_BY_NOBODY} order by next_attempt_at limit 1`),
        [gateway],
      );
    return hint;
  }

  /** The gateway answers: what only waited for that has waited long enough. */
  async hurry(gateway: GatewayName): Promise<void> {
    await this.em.fork().execute(
      `update provisioning_target set next_attempt_at = now()
         where gateway = ? and next_attempt_at > now() and next_attempt_at < 'infinity' and ${UNANSWERED}`,
      [gateway],
    );
  }
}

function toTarget(row: LeaseRow): LeasedTarget {
  return {
    id: row.id,
    accountId: row.account_id,
    gateway: row.gateway,
    leaseToken: row.lease_token,
    attempts: row.attempts,
    removalChecks: row.removal_checks,
    request: row.reconcile_requests,
    verifyInMs: row.verify_in_ms,
    traceParent: row.trace_parent,
  };
}

/** Numbers of ours only, so they stand in the text. */
function nextAttempt({ nextAttemptInMs }: Recording): string {
  if (nextAttemptInMs === null) return 'null';
  if (nextAttemptInMs === 'never') return `'infinity'::timestamptz`;
  return `now() + ${Math.round(nextAttemptInMs)} * ${MS}`;
}

function verifyAt({ verifyInMs }: Recording): string {
  if (verifyInMs === undefined) return 'verify_at';
  return verifyInMs === null ? 'null' : `greatest(verify_at, now() + ${Math.round(verifyInMs)} * ${MS})`;
}
