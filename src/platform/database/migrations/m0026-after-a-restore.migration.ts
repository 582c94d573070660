import { Migration } from '@mikro-orm/migrations';

/** Which database this is, so that one which was put back to an earlier moment is known for it; and pauses in which workers may look. */
export class M0026AfterARestore extends Migration {
  override name = 'm0026-after-a-restore';

  override up(): void {
    this.addSql(`
      create table installation (
        only_one boolean primary key default true check (only_one),
        system_identifier text not null,
        timeline integer not null,
        database_oid text not null,
        known_since timestamptz not null default now()
      );
      comment on table installation is 'The server and database in which workers last went on. Elsewhere, or on another timeline, it was restored.';
      insert into installation (system_identifier, timeline, database_oid)
        select (pg_control_system()).system_identifier::text, (pg_control_checkpoint()).timeline_id, oid::text
        from pg_database where datname = current_database();
      create function change_feed_epoch_only_rises() returns trigger language plpgsql as
        'begin if new.epoch < old.epoch then raise exception ''the epoch of the feed only rises''; end if; return new; end';
      create trigger change_feed_epoch_only_rises before update on change_feed
        for each row execute function change_feed_epoch_only_rises();
      alter table gateway_pause add column observing boolean not null default false;
      comment on column gateway_pause.observing is 'Workers may look, and write nothing: after a restore.';`);
  }

  override down(): void {
    this.addSql(`
      drop trigger change_feed_epoch_only_rises on change_feed;
      drop function change_feed_epoch_only_rises;
      alter table gateway_pause drop column observing;
      drop table installation;`);
  }
}
