import { Migration } from '@mikro-orm/migrations';

/** What gateways have, held against what they should have. */
export class M0012Drift extends Migration {
  override name = 'm0012-drift';

  override up(): void {
    this.addSql(`
      create table drift_check (
        gateway text primary key check (gateway in ('file-transfer', 'certificate-registry', 'authorization-server')),
        due_at timestamptz not null,
        lease_token uuid,
        lease_until timestamptz
      );
      comment on table drift_check is 'When each gateway is looked through next, and who does it now.';
      insert into drift_check (gateway, due_at)
        select gateway, now() + interval '1 day'
        from unnest(array['file-transfer', 'certificate-registry', 'authorization-server']) as gateway;`);
    this.addSql(`
      create table drift_run (
        id uuid primary key,
        gateway text not null references drift_check,
        started_at timestamptz not null default now(),
        ended_at timestamptz,
        failure text,
        checked integer not null default 0,
        undecided integer not null default 0,
        listed integer not null default 0,
        missing integer not null default 0,
        different integer not null default 0,
        unknown integer not null default 0,
        check (failure is null or ended_at is not null)
      );
      create index drift_run_of_gateway on drift_run (gateway, started_at);
      comment on column drift_run.undecided is 'Accounts about which the gateway did not answer.';`);
    this.addSql(`
      create table drift_finding (
        id uuid primary key,
        run_id uuid not null references drift_run on delete cascade,
        gateway text not null,
        kind text not null check (kind in ('missing', 'different', 'unknown')),
        account_id uuid not null,
        login text not null,
        parts text[] not null,
        found_at timestamptz not null default now(),
        repair text check (repair in ('asked', 'under-way', 'done', 'needless', 'failed')),
        repair_at timestamptz,
        repair_detail text,
        check ((repair is null) = (repair_at is null))
      );
      create index drift_finding_of_run on drift_finding (run_id, id);
      create index drift_finding_under_repair on drift_finding (account_id, gateway) where repair in ('asked', 'under-way');
      comment on column drift_finding.account_id is 'As the marker at the gateway says: refers to no row, for the account may be gone.';`);
  }

  override down(): void {
    this.addSql('drop table drift_finding, drift_run, drift_check;');
  }
}
