import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import type { AccountState } from '../../account/account-state.js';
import { ReconcileHints } from '../../provisioning/reconcile-hints.js';

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
interface Shape {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly sql: string;
}

/** In SQL what account-state.ts says of one account, in its order: the first that holds decides. The compiler misses a forgotten state. */
const STATES: Readonly<Record<AccountState, string>> = {
  'being-deleted': 'a.deleted_at is not null',
  failed: `bool_or(t.state = 'refused')`,
  disabled: 'a.disabled_at is not null and bool_and(t.provisioned_revision >= a.revision)',
  active: 'bool_and(t.provisioned_revision >= a.revision)',
  'being-set-up': 'bool_or(t.provisioned_revision = 0)',
  'being-changed': 'true',
};
const STATE_CASES = Object.entries(STATES)
  .map(([state, condition]) => `when ${condition} then '${state}'`)
  .join(' ');

/** Read from our own tables, so every worker tells the same: take the greatest, not the sum. `value` beside the labels. */
const SHAPES: readonly Shape[] = [
  {
    name: 'chaman_due_targets',
    help: 'Accounts that a gateway should be brought to by now and that nobody works on.',
    labels: ['gateway'],
    sql: `select g.gateway, count(t.id)::float8 as value from drift_check g
      left join provisioning_target t on t.gateway = g.gateway and t.next_attempt_at <= now() and (t.lease_until is null or t.lease_until < now())
      group by 1`,
  },
  {
    name: 'chaman_oldest_due_seconds',
    help: 'How long the one that waits longest has been due.',
    labels: ['gateway'],
    sql: `select g.gateway, coalesce(extract(epoch from now() - min(t.next_attempt_at)), 0)::float8 as value from drift_check g
      left join provisioning_target t on t.gateway = g.gateway and t.next_attempt_at <= now() and (t.lease_until is null or t.lease_until < now())
      group by 1`,
  },
  {
    name: 'chaman_accounts',
    help: 'Accounts by channel and by the state that people see.',
    labels: ['channel', 'state'],
    sql: `select channel, state, count(*)::float8 as value from (
        select a.channel, case ${STATE_CASES} end as state
        from account a join provisioning_target t on t.account_id = a.id
        where a.user_name_released_at is null group by a.id
      ) each group by 1, 2`,
  },
  {
    name: 'chaman_certificate_expiry_seconds',
    help: 'Seconds until the next certificate of a living account expires, for channels among the hundred that expire next.',
    labels: ['channel'],
    sql: `select a.channel, extract(epoch from min(soon.not_after) - now())::float8 as value
      from (select account_id, not_after from certificate where removed_revision is null and not_after > now()
        order by not_after limit 100) soon
      join account a on a.id = soon.account_id where a.deleted_at is null group by 1`,
  },
  {
    name: 'chaman_drift_findings',
    help: 'What the newest complete look at a gateway found.',
    labels: ['gateway', 'kind'],
    sql: `select r.gateway, kind, value::float8 from (
        select distinct on (gateway) * from drift_run where ended_at is not null and failure is null order by gateway, started_at desc
      ) r cross join lateral (values ('missing', r.missing), ('different', r.different), ('unknown', r.unknown)) as found (kind, value)`,
  },
  {
    name: 'chaman_drift_report_age_seconds',
    help: 'How long ago a gateway was last looked through completely.',
    labels: ['gateway'],
    sql: `select gateway, extract(epoch from now() - max(ended_at))::float8 as value from drift_run
      where ended_at is not null and failure is null group by 1`,
  },
];

/** A scrape reads the tables at most so often, however many ask. */
const KEPT_MS = 15_000;
/** Counting all accounts takes longer the more there are: it is done so much more seldom that it takes two hundredths of the time. */
const KEPT_TIMES_LONGER = 50;

/** What our tables and queues tell of the whole installation. */
@Injectable()
export class StateMetrics implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly hints: ReconcileHints,
  ) {}

  onModuleInit(): void {
    for (const { sql, labels, ...shape } of SHAPES)
      gauge(
        shape,
        labels,
        kept(() => this.read(sql)),
      );
    const queues = kept(() => this.hints.depths());
    const perGateway = (of: 'jobs' | 'oldestSeconds') => async (): Promise<Sample[]> => {
      const depths = await queues();
      return [...depths].map(([gateway, depth]) => ({ labels: { gateway }, value: depth[of] }));
    };
    gauge({ name: 'chaman_queue_jobs', help: 'Jobs that wait in a gateway’s queue.' }, ['gateway'], perGateway('jobs'));
    gauge(
      { name: 'chaman_queue_oldest_seconds', help: 'How long the first of them has waited.' },
      ['gateway'],
      perGateway('oldestSeconds'),
    );
  }

  private async read(sql: string): Promise<Sample[]> {
    const rows = await this.em.fork().execute<({ value: number } & Record<string, string>)[]>(sql);
    return rows.map(({ value, ...labels }) => ({ labels, value: Number(value) }));
  }
}

function gauge(
  shape: Pick<Shape, 'name' | 'help'>,
  labelNames: readonly string[],
  read: () => Promise<readonly Sample[]>,
): void {
  new Gauge({
    ...shape,
    labelNames: [...labelNames],
    async collect() {
      const samples = await read();
      this.reset();
      for (const { labels, value } of samples) this.set(labels, value);
    },
  });
}

function kept<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let last: { until: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const now = Date.now();
    if (!last || now > last.until) {
      const reading = { until: Number.POSITIVE_INFINITY, value: read() };
      last = reading;
      reading.value.then(
        () => (reading.until = now + Math.max(KEPT_MS, KEPT_TIMES_LONGER * (Date.now() - now))),
        () => (last = undefined),
      );
    }
    return last.value;
  };
}
