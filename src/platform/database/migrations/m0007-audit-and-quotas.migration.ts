import { Migration } from '@mikro-orm/migrations';

/**
 * The audit trail also tells of refused attempts, by people who are not known too, and with which request; it is searched by more
 * than account and sender, and after ten years an event may go. Taken user names that a sender asked for are counted for an hour.
 */
export class M0007AuditAndQuotas extends Migration {
  override name = 'm0007-audit-and-quotas';

  override up(): void {
    this.addSql(`
      alter table audit_event rename column correlation_id to request_id;
      alter table audit_event drop constraint audit_event_actor_kind_check;
      alter table audit_event add constraint audit_event_actor_kind_check
        check (actor_kind in ('person', 'system', 'worker', 'unknown'));
      create index audit_event_by_actor on audit_event (actor_id, id);
      create index audit_event_by_action on audit_event (action, id);`);
    this.addSql(RETENTION);
    this.addSql(`
      create table taken_user_name_request (
        sender_id uuid not null references sender (id),
        at timestamptz not null,
        primary key (sender_id, at)
      );
      comment on table taken_user_name_request is 'Kept for an hour, so that nobody can try out which user names exist.';`);
  }

  override down(): void {
    this.addSql(`
      drop table taken_user_name_request;
      drop trigger audit_event_append_only on audit_event;
      drop trigger audit_event_not_emptied on audit_event;
      create or replace function audit_event_is_append_only() returns trigger language plpgsql as
        'begin raise exception ''audit events are never changed''; end';
      create trigger audit_event_append_only before update or delete or truncate on audit_event
        for each statement execute function audit_event_is_append_only();
      drop index audit_event_by_actor, audit_event_by_action;
      alter table audit_event rename column request_id to correlation_id;`);
  }
}

/** Whoever may delete at all (the owner; see grants.ts) may delete only what is old enough. */
const RETENTION = `
  create or replace function audit_event_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.at < now() - interval '10 years' then return old; end if;
        raise exception 'audit events are kept for ten years';
      end if;
      raise exception 'audit events are never changed';
    end $$;
  drop trigger audit_event_append_only on audit_event;
  create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function audit_event_is_append_only();
  create trigger audit_event_not_emptied before truncate on audit_event
    for each statement execute function audit_event_is_append_only();`;
