import { Migration } from '@mikro-orm/migrations';

/** Sessions and the short-lived rows of a sign-in in progress. Secrets are kept as hashes only. */
export class M0001SignIn extends Migration {
  override name = 'm0001-sign-in';

  override up(): void {
    this.addSql(SESSIONS);
    this.addSql(SIGN_IN);
  }

  override down(): void {
    this.addSql('drop table used_assertion, sign_in_ticket, sign_in_request, session;');
  }
}

// The columns are connect-pg-simple's; jsonb, so that one field can be changed without writing the whole session.
const SESSIONS = `
  create table session (
    sid text primary key,
    sess jsonb not null,
    expire timestamptz not null
  );
  create index session_by_expiry on session (expire);
  create index session_by_name_id on session ((sess #>> '{signedIn,nameId}'));`;

const SIGN_IN = `
  create table sign_in_request (
    id text primary key,
    browser_hash text not null,
    return_path text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  );
  create index sign_in_request_by_expiry on sign_in_request (expires_at);

  create table used_assertion (
    id_hash text primary key,
    expires_at timestamptz not null
  );
  create index used_assertion_by_expiry on used_assertion (expires_at);

  create table sign_in_ticket (
    ticket_hash text primary key,
    browser_hash text not null,
    return_path text not null,
    signed_in jsonb not null,
    expires_at timestamptz not null
  );
  create index sign_in_ticket_by_expiry on sign_in_ticket (expires_at);`;
