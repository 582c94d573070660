import { Migration } from '@mikro-orm/migrations';

/** What the people who run it see and do: accounts that stay behind, notes on them, gateways that are left alone for a while. */
export class M0011Operations extends Migration {
  override name = 'm0011-operations';

  override up(): void {
    this.addSql(`
      create index provisioning_target_unsettled on provisioning_target (state_since, id)
        where state in ('pending', 'retrying', 'verifying', 'refused');
      create table account_note (
        account_id uuid primary key references account (id) on delete cascade,
        text text not null check (char_length(text) between 1 and 500),
        written_at timestamptz not null default now(),
        written_by text not null
      );
      comment on table account_note is 'For colleagues in operations; never shown to the sender.';`);
    this.addSql(`
      create table gateway_pause (
        gateway text primary key check (gateway in ('file-transfer', 'certificate-registry', 'authorization-server')),
        paused_at timestamptz not null default now(),
        paused_by text not null,
        reason text not null check (char_length(reason) between 1 and 500)
      );
      comment on table gateway_pause is 'No worker calls a gateway that stands here.';`);
    this.addSql(`
      alter table account add column disabled_at timestamptz;
      comment on column account.disabled_at is 'Set while operations keep the account from being used; gateways know it and let nobody in.';`);
  }

  override down(): void {
    this.addSql(`
      alter table account drop column disabled_at;
      drop table gateway_pause;
      drop table account_note;
      drop index provisioning_target_unsettled;`);
  }
}
