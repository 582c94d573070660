import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { momentOf, type WrittenMoment } from '../../platform/database/moment.js';
import type { GatewayName } from '../gateway.port.js';
import type { CircuitState } from './circuit.js';
import type { CircuitView } from './circuits.js';

/** A worker says so often how it stands to each gateway, beside whenever that changes. */
export const REPORT_EVERY_MS = 10_000;
/** A worker that has said nothing for so long is gone: it may have died without a word. */
const STALE_AFTER_MS = 3.5 * REPORT_EVERY_MS;

export interface Worker {
  /** Made anew by each process. */
  readonly id: string;
  /** By which people find it: its machine and its process there. */
  readonly name: string;
}

/** How one worker stood to one gateway when it last said so. */
export interface ReportedCircuit {
  readonly worker: string;
  readonly state: CircuitState;
  readonly since: Date;
  readonly unanswered: number;
  readonly lastFailure: string | null;
  readonly lastFailureAt: Date | null;
  readonly reportedAt: Date;
}

type ReportedRow = Omit<ReportedCircuit, 'since' | 'lastFailureAt' | 'reportedAt'> & {
  readonly since: WrittenMoment;
  readonly lastFailureAt: WrittenMoment | null;
  readonly reportedAt: WrittenMoment;
};

const MS = `interval '1 millisecond'`;

/** What workers tell of their circuits: each is a process of its own. Workers tell how long ago; every moment is the database's. */
@Injectable()
export class CircuitReportStore {
  constructor(private readonly em: EntityManager) {}

  /** Also takes away what workers that are gone have left. */
  async report(worker: Worker, views: readonly CircuitView[]): Promise<void> {
    const now = Date.now();
    const told = views.map(({ gateway, state, since, unanswered, lastFailure }) => ({
      ...{ gateway, state, unanswered, since_ms: now - since.getTime() },
      last_failure: lastFailure?.detail ?? null,
      last_failure_ms: lastFailure && now - lastFailure.at.getTime(),
    }));
    const em = this.em.fork();
    await em.execute(
      `insert into gateway_circuit (worker, worker_name, gateway, state, since, unanswered, last_failure, last_failure_at)
       select ?, ?, gateway, state, now() - since_ms * ${MS}, unanswered, last_failure, now() - last_failure_ms * ${MS}
       from jsonb_to_recordset(?::jsonb) as told (gateway text, state text, since_ms float8, unanswered integer,
         last_failure text, last_failure_ms float8)
       on conflict (worker, gateway) do update set state = excluded.state, since = excluded.since,
         unanswered = excluded.unanswered, last_failure = excluded.last_failure,
         last_failure_at = excluded.last_failure_at, reported_at = now()`,
      [worker.id, worker.name, JSON.stringify(told)],
    );
    await em.execute(`delete from gateway_circuit where reported_at < now() - ? * ${MS}`, [STALE_AFTER_MS]);
  }

  /** An orderly end leaves nothing behind. */
  async withdraw({ id }: Worker): Promise<void> {
    await this.em.fork().execute('delete from gateway_circuit where worker = ?', [id]);
  }

  /** Of the workers that run, by their names. */
  async of(gateway: GatewayName): Promise<readonly ReportedCircuit[]> {
    const rows = await this.em.fork().execute<ReportedRow[]>(
      `select worker_name as worker, state, since, unanswered, last_failure as "lastFailure",
         last_failure_at as "lastFailureAt", reported_at as "reportedAt"
       from gateway_circuit where gateway = ? and reported_at > now() - ? * ${MS} order by worker_name, worker`,
      [gateway, STALE_AFTER_MS],
    );
    return rows.map(({ since, lastFailureAt, reportedAt, ...told }) => ({
      ...told,
      since: momentOf(since),
      lastFailureAt: momentOf(lastFailureAt),
      reportedAt: momentOf(reportedAt),
    }));
  }
}
