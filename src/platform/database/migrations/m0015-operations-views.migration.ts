import { Migration } from '@mikro-orm/migrations';

/** How each worker stands to each gateway, and mail about accounts that operations shut or open. */
export class M0015OperationsViews extends Migration {
  override name = 'm0015-operations-views';

  override up(): void {
    this.addSql(`
      create table gateway_circuit (
        worker uuid not null,
        worker_name text not null,
        gateway text not null,
        state text not null check (state in ('closed', 'open', 'half-open', 'probing')),
        since timestamptz not null,
        unanswered integer not null,
        last_failure text,
        last_failure_at timestamptz,
        reported_at timestamptz not null default now(),
        primary key (worker, gateway)
      );
      comment on table gateway_circuit is 'What each running worker last told of its circuit breakers. A row that is not renewed belongs to a worker that is gone.';
      comment on column gateway_circuit.worker is 'Made anew by each process.';
      alter table mail drop constraint mail_kind_check, add constraint mail_kind_check check (kind in ('account-failed',
        'password-changed', 'ssh-key-replaced', 'certificate-added', 'certificate-removed', 'certificate-replaced',
        'account-deleted', 'account-disabled', 'account-enabled'));`);
  }

  override down(): void {
    this.addSql(`
      delete from mail where kind in ('account-disabled', 'account-enabled');
      alter table mail drop constraint mail_kind_check, add constraint mail_kind_check check (kind in ('account-failed',
        'password-changed', 'ssh-key-replaced', 'certificate-added', 'certificate-removed', 'certificate-replaced',
        'account-deleted'));
      drop table gateway_circuit;`);
  }
}
