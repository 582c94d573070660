import { Migration } from '@mikro-orm/migrations';

/** What an organisation writes about an account for itself. */
export class M0021OwnNotes extends Migration {
  override name = 'm0021-own-notes';

  override up(): void {
    this.addSql(`
      alter table account add column own_note text check (char_length(own_note) between 1 and 300);
      comment on column account.own_note is 'Of the organisation, for itself: no gateway learns of it.';`);
  }

  override down(): void {
    this.addSql('alter table account drop column own_note;');
  }
}
