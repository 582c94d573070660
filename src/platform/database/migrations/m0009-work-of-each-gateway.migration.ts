import { Migration } from '@mikro-orm/migrations';

/** Due work is looked for gateway by gateway; and a trace of the jobs that go round in each gateway's queue. */
export class M0009WorkOfEachGateway extends Migration {
  override name = 'm0009-work-of-each-gateway';

  override up(): void {
    this.addSql(`
      create index provisioning_target_due_at_gateway on provisioning_target (gateway, next_attempt_at)
        where next_attempt_at is not null;
      drop index provisioning_target_due;
      create table queue_heartbeat (
        gateway text primary key,
        beat bigint not null default 0,
        sent_at timestamptz not null default now(),
        arrived_at timestamptz
      );
      comment on column queue_heartbeat.beat is 'Number of the newest heartbeat that was put into the queue.';
      comment on column queue_heartbeat.arrived_at is 'When a worker last took one out of it; null: never.';`);
  }

  override down(): void {
    this.addSql(`
      drop table queue_heartbeat;
      create index provisioning_target_due on provisioning_target (next_attempt_at) where next_attempt_at is not null;
      drop index provisioning_target_due_at_gateway;`);
  }
}
