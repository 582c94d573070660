import { Migration } from '@mikro-orm/migrations';

/** What web-service accounts show of each certificate: its key, and the id that names the key in a client assertion. */
export class M0004WebServices extends Migration {
  override name = 'm0004-web-services';

  override up(): void {
    this.addSql(`
      alter table certificate add column key_name text, add column key_id text;
      comment on column certificate.key_id is 'RFC 7638 thumbprint: the kid of an assertion signed with this key';`);
  }

  override down(): void {
    this.addSql('alter table certificate drop column key_name, drop column key_id');
  }
}
