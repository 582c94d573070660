import { Migration } from '@mikro-orm/migrations';

/** Senders, contacts, permissions, accounts with their credentials, provisioning targets and the audit trail. */
export class M0002SendersAndAccounts extends Migration {
  override name = 'm0002-senders-and-accounts';

  override up(): void {
    this.addSql(SENDERS);
    this.addSql(PERMISSIONS);
    this.addSql(ACCOUNTS);
    this.addSql(CREDENTIALS);
    this.addSql(TARGETS);
    this.addSql(AUDIT);
  }

  override down(): void {
    this.addSql(`
      drop table audit_event, provisioning_target, account_permission, ssh_key, certificate, account, permission, contact, sender,
        sender_number_range, issued_identifier;
      drop function audit_event_is_append_only;`);
  }
}

const SENDERS = `
  create table issued_identifier (
    kind text not null check (kind in ('sender-number', 'client-id')),
    value text not null,
    issued_at timestamptz not null default now(),
    primary key (kind, value)
  );
  comment on table issued_identifier is 'Numbers and client ids are never reused, not even after erasure.';

  create table sender_number_range (
    only_row boolean primary key default true check (only_row),
    next integer not null,
    last integer not null check (last <= 999999)
  );
  insert into sender_number_range (next, last) values (100000, 999999);

  create table sender (
    id uuid primary key,
    number text not null constraint sender_number_unique unique check (number ~ '^[0-9]{6}$'),
    organisation_number text not null check (organisation_number ~ '^[01][0-9]{9}$'),
    organisation_name text not null,
    context text not null check (context in ('ENTERPRISE', 'PROFESSIONAL')),
    capacity text not null,
    created_at timestamptz not null default now(),
    constraint sender_one_per_organisation_and_capacity unique (organisation_number, context, capacity)
  );

  create table contact (
    sender_id uuid primary key references sender (id),
    name text not null check (char_length(name) between 1 and 100),
    phone_number text not null check (phone_number ~ '^[+][0-9]{4,15}$'),
    phone_country_code text not null check (phone_country_code ~ '^[+][0-9]{1,3}$'),
    email text not null check (char_length(email) <= 254),
    language text not null check (language in ('nl', 'fr', 'de', 'en')),
    job_function text check (char_length(job_function) <= 80),
    updated_at timestamptz not null default now()
  );`;

const PERMISSIONS = `
  create table permission (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,59}$'),
    channels text[] not null check (channels <@ array['FTP', 'SFTP', 'REST'] and cardinality(channels) > 0),
    folder text check (folder ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    scope text check (scope ~ '^[!-~]{1,200}$'),
    placeholder boolean not null,
    label_nl text not null,
    label_fr text not null,
    label_de text not null,
    label_en text not null,
    offered boolean not null default true,
    check (not (channels && array['FTP', 'SFTP']) or folder is not null),
    check (not (channels && array['REST']) or scope is not null)
  );`;

const ACCOUNTS = `
  create table account (
    id uuid primary key,
    sender_id uuid not null references sender (id),
    channel text not null check (channel in ('FTP', 'SFTP', 'SOAP', 'REST')),
    name text not null check (char_length(name) between 1 and 80),
    user_name text check (user_name ~ '^[A-Za-z0-9]{1,10}$'),
    client_id text,
    password_hash text,
    revision integer not null check (revision >= 1),
    created_at timestamptz not null default now(),
    deleted_at timestamptz,
    user_name_released_at timestamptz,
    check ((user_name is not null) = (channel in ('FTP', 'SFTP'))),
    check (client_id is null or channel = 'REST'),
    check (user_name_released_at is null or deleted_at is not null)
  );
  create unique index account_one_ftp_per_sender on account (sender_id) where channel = 'FTP' and deleted_at is null;
  create unique index account_one_sftp_per_sender on account (sender_id) where channel = 'SFTP' and deleted_at is null;
  create unique index account_one_soap_per_sender on account (sender_id) where channel = 'SOAP' and deleted_at is null;
  create unique index account_name_per_sender_and_channel on account (sender_id, channel, lower(name)) where deleted_at is null;
  create unique index account_user_name_held on account (lower(user_name)) where user_name_released_at is null;
  create unique index account_client_id_for_ever on account (client_id);
  create index account_by_sender on account (sender_id, id);

  create table account_permission (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    permission_code text not null references permission (code),
    added_revision integer not null,
    removed_revision integer
  );
  create unique index account_permission_once on account_permission (account_id, permission_code) where removed_revision is null;`;

const CREDENTIALS = `
  create table certificate (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    name text not null check (char_length(name) between 1 and 80),
    file_name text not null check (char_length(file_name) between 1 and 255),
    der bytea not null check (octet_length(der) <= 65536),
    fingerprint_sha256 text not null,
    public_key_sha256 text not null,
    subject_common_name text,
    subject_organisation text,
    issuer_common_name text,
    serial_number text not null,
    not_before timestamptz not null,
    not_after timestamptz not null,
    added_revision integer not null,
    removed_revision integer
  );
  create unique index certificate_once_per_account on certificate (account_id, fingerprint_sha256) where removed_revision is null;

  create table ssh_key (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    key_type text not null,
    bits integer not null,
    fingerprint text not null,
    comment text,
    canonical text not null,
    added_revision integer not null,
    removed_revision integer
  );
  create unique index ssh_key_once_per_account on ssh_key (account_id) where removed_revision is null;`;

const TARGETS = `
  create table provisioning_target (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    gateway text not null check (gateway in ('file-transfer', 'certificate-registry', 'authorization-server')),
    provisioned_revision integer not null default 0,
    state text not null check (state in ('pending', 'retrying', 'verifying', 'refused', 'provisioned', 'removed')),
    state_since timestamptz not null default now(),
    failure jsonb,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    verify_at timestamptz,
    removal_checks integer not null default 0,
    lease_token uuid,
    lease_until timestamptz,
    reconcile_requests integer not null default 1,
    constraint provisioning_target_once unique (account_id, gateway)
  );
  create index provisioning_target_due on provisioning_target (next_attempt_at) where next_attempt_at is not null;`;

const AUDIT = `
  create table audit_event (
    id uuid primary key,
    at timestamptz not null default now(),
    actor_kind text not null check (actor_kind in ('person', 'worker')),
    actor_id text not null,
    actor_name text,
    remote_address text,
    correlation_id text,
    sender_id uuid,
    account_id uuid,
    action text not null,
    before jsonb,
    after jsonb
  );
  create index audit_event_by_account on audit_event (account_id, id);
  create index audit_event_by_sender on audit_event (sender_id, id);
  create function audit_event_is_append_only() returns trigger language plpgsql as
    'begin raise exception ''audit events are never changed''; end';
  create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only();`;
