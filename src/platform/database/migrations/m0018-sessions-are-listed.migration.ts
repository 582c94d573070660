import { Migration } from '@mikro-orm/migrations';

/** Sessions as operations see them: by a name that opens nothing, and by when they were used last. */
export class M0018SessionsAreListed extends Migration {
  override name = 'm0018-sessions-are-listed';

  override up(): void {
    this.addSql(`
      alter table session
        add column handle uuid not null default gen_random_uuid(),
        add column began_at timestamptz not null default now(),
        add column active_at timestamptz not null default now();
      create unique index session_by_handle on session (handle);
      create index session_by_beginning on session (began_at, handle);
      comment on column session.handle is 'What a session is called where people read of it: sid is a secret.';
      comment on column session.active_at is 'When it was prolonged last, which happens at most once a minute.';`);
  }

  override down(): void {
    this.addSql('alter table session drop column handle, drop column began_at, drop column active_at;');
  }
}
