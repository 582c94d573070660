import { Migration } from '@mikro-orm/migrations';

/** Systems act too, and look accounts up by what they hold in hand: a fingerprint, and the parts of an account whatever their state. */
export class M0006Systems extends Migration {
  override name = 'm0006-systems';

  override up(): void {
    this.addSql(`
      alter table audit_event drop constraint audit_event_actor_kind_check;
      alter table audit_event add constraint audit_event_actor_kind_check
        check (actor_kind in ('person', 'system', 'worker'));`);
    this.addSql(`
      create index certificate_by_fingerprint on certificate (fingerprint_sha256, account_id);
      create index certificate_by_account on certificate (account_id);
      create index ssh_key_by_account on ssh_key (account_id);
      create index account_permission_by_account on account_permission (account_id);`);
  }

  override down(): void {
    this.addSql(`
      drop index certificate_by_fingerprint, certificate_by_account, ssh_key_by_account, account_permission_by_account;`);
  }
}
