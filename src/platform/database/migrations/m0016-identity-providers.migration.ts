import { Migration } from '@mikro-orm/migrations';

/** Several identity providers, and what they say of themselves. */
export class M0016IdentityProviders extends Migration {
  override name = 'm0016-identity-providers';

  override up(): void {
    // Whoever is signing in while this runs starts again.
    this.addSql(`
      delete from sign_in_request;
      alter table sign_in_request add column identity_provider text not null;
      comment on column sign_in_request.identity_provider is 'Entity id of the only one that may answer.';`);
    this.addSql(`
      create table identity_provider_metadata (
        entity_id text primary key,
        document text not null,
        read_at timestamptz not null default now()
      );
      comment on table identity_provider_metadata is 'The last good metadata of each, for a start while the source does not answer.';`);
  }

  override down(): void {
    this.addSql('drop table identity_provider_metadata;');
    this.addSql('alter table sign_in_request drop column identity_provider;');
  }
}
