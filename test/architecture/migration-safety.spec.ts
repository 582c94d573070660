import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { DANGERS, dangersIn } from './migration-safety.js';

type MigrationArguments = ConstructorParameters<(typeof MIGRATIONS)[number]>;
type Allowed = readonly [reason: string, ...dangers: `${string}: ${string}`[]];

const NO_VERSION_BEFORE = 'before the first release: no earlier version runs, and the tables are small';

/** What was looked at and let through, and why. A migration of a release comes here only with a reason of its own. */
const ALLOWED: Readonly<Record<string, Allowed>> = {
  'm0006-systems': [
    NO_VERSION_BEFORE,
    'audit_event: adds a constraint that is checked at once',
    'certificate: makes an index while writers wait',
    'ssh_key: makes an index while writers wait',
    'account_permission: makes an index while writers wait',
  ],
  'm0007-audit-and-quotas': [
    NO_VERSION_BEFORE,
    'audit_event: renames',
    'audit_event: adds a constraint that is checked at once',
    'audit_event: makes an index while writers wait',
  ],
  'm0009-work-of-each-gateway': [NO_VERSION_BEFORE, 'provisioning_target: makes an index while writers wait'],
  'm0010-people-are-told': [
    NO_VERSION_BEFORE,
    'change: makes an index while writers wait',
    'account: writes all rows at once',
  ],
  'm0011-operations': [NO_VERSION_BEFORE, 'provisioning_target: makes an index while writers wait'],
  'm0015-operations-views': [NO_VERSION_BEFORE, 'mail: adds a constraint that is checked at once'],
  'm0016-identity-providers': [
    NO_VERSION_BEFORE,
    'sign_in_request: adds a column that must be given',
    'sign_in_request: writes all rows at once',
  ],
  'm0018-sessions-are-listed': [
    NO_VERSION_BEFORE,
    'session: gives every row a value of its own',
    'session: makes an index while writers wait',
  ],
  'm0020-erasure': [
    NO_VERSION_BEFORE,
    'sender: allows null',
    'sender: adds a constraint that is checked at once',
    'issued_identifier: makes an index while writers wait',
  ],
  'm0027-next-to-expire': [NO_VERSION_BEFORE, 'certificate: makes an index while writers wait'],
};

const toldOf = (statements: readonly string[]) =>
  [...new Set(dangersIn(statements).map(({ name, table }) => `${table}: ${name}`))].sort();

describe('migrations', () => {
  it('leave the version before at work, and nobody waiting', () => {
    const found: Record<string, string[]> = {};
    for (const Written of MIGRATIONS) {
      // They only say what they do: they need no database for that.
      const migration = new Written(...([] as unknown as MigrationArguments));
      migration.up();
      const statements = migration.getQueries().map(String);
      expect([migration.name, statements.length > 0]).toEqual([migration.name, true]);
      const told = toldOf(statements);
      if (told.length > 0) found[migration.name] = told;
    }
    const allowed = Object.entries(ALLOWED).map(([name, [, ...dangers]]) => [name, [...dangers].sort()]);
    expect(found).toEqual(Object.fromEntries(allowed));
  });

  it.each([
    ['drops a table', 'drop table if exists mail'],
    ['drops a column', 'alter table mail add column a text, drop column b'],
    ['renames', 'alter table mail rename column a to b'],
    ['renames', 'alter table mail rename to letter'],
    ['changes a type', 'alter table mail alter column a type bigint'],
    ['demands a value', 'alter table mail alter column a set not null'],
    ['adds a column that must be given', 'alter table mail add column a text not null'],
    ['gives every row a value of its own', 'alter table mail add column a uuid not null default gen_random_uuid()'],
    ['allows null', 'alter table mail alter column a drop not null'],
    ['adds a constraint that is checked at once', 'alter table mail add constraint a check (b > 0)'],
    ['makes an index while writers wait', 'create unique index a on mail (b)'],
    ['writes all rows at once', 'update mail set a = 1'],
    ['writes all rows at once', 'delete from mail;'],
  ])('are caught when one %s: %s', (name, statement) => {
    expect(dangersIn([statement])).toEqual([{ name, table: 'mail' }]);
    expect(DANGERS.map((danger) => danger.name)).toContain(name);
  });

  it.each([
    'create table mail (a text not null); create index b on mail (a); alter table mail add constraint c check (a > 0)',
    'alter table mail add column a text, add column b integer not null default 0',
    'alter table mail add constraint a check (b > 0) not valid',
    'alter table mail validate constraint a',
    'create index concurrently if not exists a on mail (b)',
    'update mail set a = 1 where id = 7',
    'create trigger a before update or delete on mail for each row execute function b()',
    "comment on table mail is 'drop table mail'",
    'create function a() returns trigger language plpgsql as $$ begin delete from mail; end $$',
  ])('may do this: %s', (statement) => {
    expect(dangersIn([statement])).toEqual([]);
  });
});
