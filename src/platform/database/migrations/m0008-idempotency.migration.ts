import { Migration } from '@mikro-orm/migrations';

/** Creations that a client may repeat: one row for each `Idempotency-Key`, for a day. */
export class M0008Idempotency extends Migration {
  override name = 'm0008-idempotency';

  override up(): void {
    this.addSql(`
      create table idempotency_key (
        sender_id uuid not null references sender (id),
        key text not null check (char_length(key) between 1 and 255),
        fingerprint text not null,
        account_id uuid not null,
        warnings jsonb not null,
        created_at timestamptz not null default now(),
        constraint idempotency_key_once primary key (sender_id, key)
      );
      comment on column idempotency_key.fingerprint is 'Keyed hash of the request without its password.';`);
  }

  override down(): void {
    this.addSql('drop table idempotency_key');
  }
}
