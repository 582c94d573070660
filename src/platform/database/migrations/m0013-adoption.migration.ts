import { Migration } from '@mikro-orm/migrations';

/** Accounts that existed at the gateways before ChaMan, and that an import made ours. */
export class M0013Adoption extends Migration {
  override name = 'm0013-adoption';

  override up(): void {
    this.addSql(`
      create table adoption (
        channel text not null,
        known_as text not null,
        account_id uuid not null,
        adopted_at timestamptz not null default now(),
        primary key (channel, known_as)
      );
      comment on table adoption is 'What was imported, for ever: a second import must not bring back what was deleted since.';
      comment on column adoption.known_as is 'EXP and the user name in lower case, SOAP- and the sender number, or the client id.';
      comment on column adoption.account_id is 'Refers to no row: the account may be gone.';
      alter table account_permission add column directory text;
      comment on column account_permission.directory is
        'Where its files lie at the file-transfer server since before the account was adopted; null: where ChaMan puts them.';`);
  }

  override down(): void {
    this.addSql('alter table account_permission drop column directory; drop table adoption;');
  }
}
