import { Migration } from '@mikro-orm/migrations';

/** A new target is due at once, by the clock that everything else about it goes by: the database's. */
export class M0003NewWorkIsDue extends Migration {
  override name = 'm0003-new-work-is-due';

  override up(): void {
    this.addSql('alter table provisioning_target alter column next_attempt_at set default now();');
  }

  override down(): void {
    this.addSql('alter table provisioning_target alter column next_attempt_at drop default;');
  }
}
