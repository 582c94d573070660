import { Migration } from '@mikro-orm/migrations';

/** A sender can be erased: it belongs to nobody at once, and its row goes once every gateway has forgotten its accounts. */
export class M0020Erasure extends Migration {
  override name = 'm0020-erasure';

  override up(): void {
    this.addSql(`
      alter table sender
        alter column organisation_number drop not null,
        add column erased_at timestamptz,
        add constraint sender_erased_belongs_to_nobody check ((erased_at is null) = (organisation_number is not null));
      comment on column sender.erased_at is 'From then on the row only holds accounts that gateways may still know.';`);
    this.addSql(`
      alter table issued_identifier add column erased_sender_id uuid;
      create index issued_identifier_erased on issued_identifier (erased_sender_id) where erased_sender_id is not null;
      comment on column issued_identifier.erased_sender_id is
        'Of the number of an erased sender: under which id the audit trail knows it.';`);
    this.addSql(CONTACT_IN_THE_TRAIL);
  }

  override down(): void {
    this.addSql(`
      create or replace function audit_event_is_append_only() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then
            if old.at < now() - interval '10 years' then return old; end if;
            raise exception 'audit events are kept for ten years';
          end if;
          raise exception 'audit events are never changed';
        end $$;
      drop function audit_without_contact;
      alter table issued_identifier drop column erased_sender_id;
      alter table sender drop constraint sender_erased_belongs_to_nobody, drop column erased_at,
        alter column organisation_number set not null;`);
  }
}

/** The one change of an event that its owner may make: contact details become the word that they were erased, and nothing else moves. */
const CONTACT_IN_THE_TRAIL = `
  create function audit_without_contact(document jsonb) returns jsonb language sql immutable as $$
    select case when jsonb_typeof(document) = 'object' then
      (document - array['name', 'phoneCountryCode', 'phoneNumber', 'email', 'language', 'jobFunction'])
        || '{"contact": "erased"}'
      else document end
  $$;
  create or replace function audit_event_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.at < now() - interval '10 years' then return old; end if;
        raise exception 'audit events are kept for ten years';
      end if;
      if tg_op = 'UPDATE' then
        if old.action in ('sender.created', 'sender.adopted', 'contact.updated') then
          old.before := audit_without_contact(old.before);
          old.after := audit_without_contact(old.after);
          if new is not distinct from old then return new; end if;
        end if;
      end if;
      raise exception 'audit events are never changed';
    end $$;`;
