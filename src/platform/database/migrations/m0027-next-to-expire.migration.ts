import { Migration } from '@mikro-orm/migrations';

/** The certificates that expire next are found without looking at the others. */
export class M0027NextToExpire extends Migration {
  override name = 'm0027-next-to-expire';

  override up(): void {
    this.addSql('create index certificate_next_to_expire on certificate (not_after) where removed_revision is null;');
  }

  override down(): void {
    this.addSql('drop index certificate_next_to_expire;');
  }
}
