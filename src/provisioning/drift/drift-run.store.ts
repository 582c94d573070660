import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { GatewayName } from '../gateway.port.js';
import type { DriftKind, Finding } from './drift-kind.js';

/** One look through one gateway, under a lease. */
export interface DriftRun {
  readonly id: string;
  readonly gateway: GatewayName;
  readonly leaseToken: string;
}

/** What a run has seen so far. */
export interface DriftCounts {
  readonly checked: number;
  readonly undecided: number;
  readonly listed: number;
}

const MS = `interval '1 millisecond'`;
/** Enough to see when something began; each holds its findings. */
const RUNS_KEPT = 30;
/** More findings are counted, not kept: whoever has so many needs no list. */
const MOST_FINDINGS = 10_000;

/** Leases and results of drift checks. One at a time in the whole installation, by the database's clock. */
@Injectable()
export class DriftRunStore {
  constructor(private readonly em: EntityManager) {}

  /** Takes the check that is due longest; undefined when none is, or one is under way. Nobody looks into a paused gateway, but for one that is paused for being looked into. */
  async claim(leaseMs: number): Promise<DriftRun | undefined> {
    return this.em.fork().transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('chaman-drift')) as taken`,
      );
      if (!lock?.taken) return undefined;
      const [row] = await em.execute<{ gateway: GatewayName; lease_token: string }[]>(
        `update drift_check set lease_token = ?, lease_until = now() + ? * ${MS}
         where not exists (select from drift_check where lease_until > now())
           and gateway = (select gateway from drift_check
             where due_at <= now() and gateway not in (select gateway from gateway_pause where not observing) order by due_at limit 1)
         returning gateway, lease_token`,
        [randomUUID(), leaseMs],
      );
      if (!row) return undefined;
      const run = { id: randomUUIDv7(), gateway: row.gateway, leaseToken: row.lease_token };
      await em.execute(
        `update drift_run set ended_at = now(), failure = 'interrupted' where gateway = ? and ended_at is null`,
        [run.gateway],
      );
      await em.execute('insert into drift_run (id, gateway) values (?, ?)', [run.id, run.gateway]);
      return run;
    });
  }

  /** False when the lease had already ended, so that somebody else may be looking, or when the gateway was paused meanwhile. */
  async renew({ gateway, leaseToken }: DriftRun, leaseMs: number): Promise<boolean> {
    const rows = await this.em.fork().execute<object[]>(
      `update drift_check set lease_until = now() + ? * ${MS} where gateway = ? and lease_token = ? and lease_until > now()
           and gateway not in (select gateway from gateway_pause where not observing) returning gateway`,
      [leaseMs, gateway, leaseToken],
    );
    return rows.length > 0;
  }

  /** Counts every finding, and keeps it unless there are too many already. */
  async add({ id, gateway }: DriftRun, finding: Finding): Promise<void> {
    const { kind, accountId, login, parts } = finding;
    await this.em.fork().transactional(async (em) => {
      // The names are a closed list of ours.
      await em.execute(`update drift_run set ${kind} = ${kind} + 1 where id = ?`, [id]);
      await em.execute(
        `insert into drift_finding (id, run_id, gateway, kind, account_id, login, parts)
         select ?, id, ?, ?, ?, ?, ?::text[] from drift_run where id = ? and missing + different + unknown <= ?`,
        [randomUUIDv7(), gateway, kind, accountId, login, arrayLiteral(parts), id, MOST_FINDINGS],
      );
    });
  }

  /**
   * Ends a run, gives its lease up and says when the next one is due.
   * @param failure why it could not look at everything; null when it did
   */
  async end(run: DriftRun, counts: DriftCounts, failure: string | null, nextInMs: number): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      await em.execute(
        `update drift_run set ended_at = now(), failure = ?, checked = ?, undecided = ?, listed = ? where id = ? and ended_at is null`,
        [failure, counts.checked, counts.undecided, counts.listed, run.id],
      );
      // Whoever asked for a look while this one was under way asked for another one.
      await em.execute(
        `update drift_check c set lease_token = null, lease_until = null,
           due_at = case when c.due_at > r.started_at then c.due_at else now() + ? * ${MS} end
         from drift_run r where r.id = ? and c.gateway = r.gateway and c.lease_token = ?`,
        [Math.round(nextInMs), run.id, run.leaseToken],
      );
      await em.execute(
        `delete from drift_run where gateway = ? and id not in
           (select id from drift_run where gateway = ? order by started_at desc limit ?)`,
        [run.gateway, run.gateway, RUNS_KEPT],
      );
    });
  }

  /** Leaves the check due, for a worker that goes on. */
  async abandon(run: DriftRun): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      await em.execute(
        `update drift_run set ended_at = now(), failure = 'interrupted' where id = ? and ended_at is null`,
        [run.id],
      );
      await em.execute(
        'update drift_check set lease_token = null, lease_until = null where gateway = ? and lease_token = ?',
        [run.gateway, run.leaseToken],
      );
    });
  }

  /** Asks for the repair of everything of these kinds that a run found; resolves with how many there are of each. */
  async askRepair(run: DriftRun, kind: DriftKind): Promise<number> {
    const rows = await this.em.fork().execute<object[]>(
      `update drift_finding set repair = 'asked', repair_at = now() where run_id = ? and kind = ? and repair is null
           and gateway not in (select gateway from gateway_pause) returning id`,
      [run.id, kind],
    );
    return rows.length;
  }

  async countOf(run: DriftRun, kind: DriftKind): Promise<number> {
    const [row] = await this.em
      .fork()
      .execute<{ count: number }[]>(`select ${kind} as count from drift_run where id = ?`, [run.id]);
    return row?.count ?? 0;
  }
}

/** MikroORM has arrays stand for lists in `in`. */
function arrayLiteral(parts: readonly string[]): string {
  return `{${parts.map((part) => `"${part.replace(/["\\]/g, '')}"`).join(',')}}`;
}
