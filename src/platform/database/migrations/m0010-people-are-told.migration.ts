import { Migration } from '@mikro-orm/migrations';

/** What people see happen to their accounts, and what is written to their contact. */
export class M0010PeopleAreTold extends Migration {
  override name = 'm0010-people-are-told';

  override up(): void {
    this.addSql('create index change_of_sender on change (sender_number, position);');
    this.addSql(`
      alter table account add column revised_at timestamptz not null default now();
      update account set revised_at = created_at;
      comment on column account.revised_at is 'When the present revision was asked for.';`);
    this.addSql(`
      create table mail (
        id uuid primary key default gen_random_uuid(),
        sender_id uuid not null references sender,
        account_id uuid not null,
        revision integer not null,
        kind text not null check (kind in ('account-failed', 'password-changed', 'ssh-key-replaced', 'certificate-added',
          'certificate-removed', 'certificate-replaced', 'account-deleted')),
        recipient text not null,
        language text not null check (language in ('nl', 'fr', 'de', 'en')),
        facts jsonb not null,
        queued_at timestamptz not null default clock_timestamp(),
        state text not null default 'queued' check (state in ('queued', 'sent', 'refused', 'switched-off')),
        attempts integer not null default 0,
        next_attempt_at timestamptz default now(),
        lease_token uuid,
        lease_until timestamptz,
        sent_at timestamptz,
        failure text,
        constraint mail_once unique (account_id, revision, kind),
        check ((state = 'sent') = (sent_at is not null)),
        check ((state = 'queued') = (next_attempt_at is not null))
      );
      create index mail_due on mail (next_attempt_at) where next_attempt_at is not null;
      create index mail_of_sender on mail (sender_id, queued_at);
      create index mail_done on mail (queued_at) where state <> 'queued';
      comment on table mail is 'What is written to contacts, and what became of it. Addresses are those of the moment of the change.';
      comment on column mail.account_id is 'Refers to no row: it tells of accounts that are gone.';`);
  }

  override down(): void {
    this.addSql('drop table mail;');
    this.addSql('alter table account drop column revised_at;');
    this.addSql('drop index change_of_sender;');
  }
}
