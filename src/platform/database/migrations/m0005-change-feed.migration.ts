import { Migration } from '@mikro-orm/migrations';

/** The ordered feed in which other systems follow what changes. */
export class M0005ChangeFeed extends Migration {
  override name = 'm0005-change-feed';

  override up(): void {
    this.addSql(`
      create table change (
        id bigint generated always as identity primary key,
        position bigint constraint change_position_once unique check (position >= 1),
        numbered_at timestamptz,
        occurred_at timestamptz not null default clock_timestamp(),
        type text not null check (type in ('sender.created', 'sender.changed', 'contact.changed', 'account.created',
          'account.changed', 'account.client-id-given', 'account.in-force', 'account.failed', 'account.deletion-requested',
          'account.deleted')),
        sender_number text not null,
        account_id uuid,
        channel text,
        revision integer,
        user_name text,
        client_id text,
        check ((position is null) = (numbered_at is null)),
        check ((account_id is not null) = (type like 'account.%')),
        check ((channel is not null) = (account_id is not null)),
        check ((revision is not null) = (account_id is not null))
      );
      create index change_without_position on change (id) where position is null;
      comment on column change.position is 'Given after the commit, by one sequencer at a time, so that no reader passes a row that commits late.';
      comment on table change is 'Refers to no row: it tells of accounts that are gone.';`);
    this.addSql(`
      create table change_feed (
        only_row boolean primary key default true check (only_row),
        epoch bigint not null check (epoch between 1 and 999999999999),
        last_position bigint not null default 0,
        purged_position bigint not null default 0 check (purged_position <= last_position)
      );
      insert into change_feed (epoch) values (extract(epoch from now())::bigint);
      comment on column change_feed.epoch is 'Raised after a restore, to a second that no epoch began in before: docs/operations.md.';
      comment on column change_feed.purged_position is 'Changes up to this one are no longer kept.';`);
  }

  override down(): void {
    this.addSql('drop table change, change_feed');
  }
}
