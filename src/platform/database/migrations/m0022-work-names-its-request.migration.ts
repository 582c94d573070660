import { Migration } from '@mikro-orm/migrations';

/** A worker names the request that asked for what it does. */
export class M0022WorkNamesItsRequest extends Migration {
  override name = 'm0022-work-names-its-request';

  override up(): void {
    this.addSql(`
      alter table provisioning_target add column trace_parent text check (char_length(trace_parent) = 55);
      comment on column provisioning_target.trace_parent is 'Of the request that asked for the newest change, as W3C Trace Context: the trace has the id of the request.';`);
  }

  override down(): void {
    this.addSql('alter table provisioning_target drop column trace_parent;');
  }
}
