import { contactShow } from '../../openapi/client/sdk.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditPage } from './harness/audit-events.js';
import { documentedTables } from './harness/documented-tables.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { expectNowhere } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { authorizationAdmin, heldCertificate, restAccount } from './harness/rest-account.js';
import { accountsOfSender } from './harness/sender.js';
import { giveContact } from './harness/sftp-account.js';
import { asSystem } from './harness/system-client.js';

const CONTACT = { name: 'Forgotten Person', phoneNumber: '0470 99 88 77', email: 'forget@me.example' } as const;
/** As they would stand in a row. */
const TRACES = ['Forgotten Person', '+32470998877', 'forget@me.example'];
const CONFIRMED = ['--confirm', '--operator', 'Olivia Operator'];

describe('erasing a sender', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let owner: SignedIn;
  let number: string;
  let clientId: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    const files = await accountsOfSender(product, 'access-manager');
    owner = files.client;
    await giveContact(owner, CONTACT);
    await giveContact(owner, { ...CONTACT, function: 'IT' });
    const id = await files.create(await ftpAccountRequest(product, 'Forget1'));
    // The contact is written a mail.
    expect(await files.call('PUT', `/${id}/password`, { password: 'Other:2t' })).toMatchObject({ status: 200 });
    await files.untilState(id, 'active');
    const rest = new AccountsApi(product, owner, WEB_SERVICES);
    const made = await rest.create(restAccount('Forget', await heldCertificate(product, 'forget')));
    clientId = String((await rest.call('GET', `/${made}`)).body['clientId']);
    number = dataOf(await contactShow({ client: personClient(owner) }), 'no contact').sender.number;
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function erase(...args: string[]): Promise<{ readonly said: string; readonly how: string }> {
    const running = product.erase(...args);
    const how = await running.exited;
    return { how, said: running.output() };
  }

  /** `table: text` of each row, outside sessions, in which one of these stands. */
  async function rowsWith(texts: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const table of (await tables()).keys()) {
      if (table === 'session') continue;
      const rows = await product.sql<{ row: string }>(`select t::text as row from "${table}" t`);
      const hits = rows.filter(({ row }) => texts.some((text) => row.includes(text)));
      found.push(...hits.map(({ row }) => `${table}: ${row}`));
    }
    return found;
  }

  async function tables(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await product.sql<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by column_name) as columns
       from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
    );
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  }

  const living = () => product.sql('select id from account where deleted_at is null');

  it('is preceded by a document that names every table and column there is, and nothing else', async () => {
    const documented = await documentedTables();
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(await tables()));
  });

  it('is told beforehand and writes nothing', async () => {
    const before = await rowsWith(TRACES);
    expect(before.map((row) => row.split(':')[0])).toEqual(expect.arrayContaining(['audit_event', 'contact', 'mail']));
    const { how, said } = await erase(number);
    expect(how).toBe('ended with exit code 0');
    expect(said).toMatch(new RegExp(`sender ${number}: .* \\(0566988259, ENTERPRISE EMPLOYER\\)`));
    expect(said).toContain(`removed at every system: FTP EXPForget1, REST ${clientId}`);
    expect(said).toContain('nothing was written');
    expect(await rowsWith(TRACES)).toEqual(before);
    expect(await living()).toHaveLength(2);
  });

  it('needs somebody who answers for it, and a sender', async () => {
    expect(await erase(number, '--confirm')).toMatchObject({ how: 'ended with exit code 2' });
    expect(await erase('999999', ...CONFIRMED)).toMatchObject({ how: 'ended with exit code 1' });
    expect(await living()).toHaveLength(2);
  });

  it('takes people and organisation away at once, and says for which system it waits', async () => {
    product.faults.certificateRegistry.add({ mode: 'fail', method: 'DELETE' });
    const { how, said } = await erase(number, ...CONFIRMED);
    expect(how).toBe('ended with exit code 3');
    expect(said).toMatch(/FTP EXPForget1: certificate-registry has not confirmed the removal/);
    expect(await rowsWith(TRACES)).toEqual([]);
    expect(await product.sql('select from sender where organisation_number is not null')).toEqual([]);

    const token = await issuer.token('chaman:senders:read chaman:accounts:read');
    for (const path of [`/api/v1/senders/${number}`, `/api/v1/senders/${number}/accounts`])
      expect([path, (await asSystem(product.url, token, path)).status]).toEqual([path, 404]);
  });

  it('lets the organisation become another sender, while its old accounts are still being removed', async () => {
    expect(answered(await contactShow({ client: personClient(owner) })).response.status).toBe(409);
    await giveContact(owner);
    const { sender } = dataOf(await contactShow({ client: personClient(owner) }), 'no contact');
    expect(sender).toMatchObject({ organisationNumber: '0566988259' });
    expect(sender.number).not.toBe(number);
    expect((await owner.fetch('/api/v1/ftp-sftp-accounts')).status).toBe(200);
    expect(await (await owner.fetch('/api/v1/ftp-sftp-accounts')).json()).toMatchObject({ items: [] });
  });

  it('goes on when it is asked again, and ends after the last look at every system', async () => {
    letGo(product);
    await product.until(async () => {
      const [left] = await product.sql<{ held: number }>(
        'select count(*)::int as held from account where user_name_released_at is null',
      );
      return left?.held === 0 ? true : undefined;
    }, 'removals are not confirmed');
    await expectNowhere(product, 'EXPForget1');
    expect(await authorizationAdmin(product).find(clientId)).toBeNull();
    const waiting = await erase(number, ...CONFIRMED);
    expect(waiting.how).toBe('ended with exit code 3');
    expect(waiting.said).toMatch(
      /EXPForget1: file-transfer confirmed the removal and is looked at once more at \d{4}-/,
    );

    // A day passes.
    await product.until(async () => {
      await product.sql('update provisioning_target set next_attempt_at = now() where next_attempt_at is not null');
      return (await product.sql('select from account')).length === 0 ? true : undefined;
    }, 'rows of removed accounts stay');
    for (const again of [1, 2])
      expect([again, await erase(number, ...CONFIRMED)]).toEqual([
        again,
        { how: 'ended with exit code 0', said: expect.stringContaining(`Sender ${number} is erased.`) },
      ]);
    expect(await product.sql('select number from sender where number = $1', [number])).toEqual([]);
  });

  it('leaves who did what in the trail, without contact details, and numbers and client ids issued', async () => {
    const operations = await product.signIn('operations');
    const { items } = await auditPage(operations, 'ops/audit-events', { senderNumber: number, limit: '200' });
    const of = (action: string) => items.filter((event) => event.action === action);
    const actor = { kind: 'system', name: 'Olivia Operator' };
    expect(of('sender.erased')).toMatchObject([
      { actor, senderNumber: number, before: { number, organisationNumber: '0566988259' } },
    ]);
    expect(of('account.deleted')).toMatchObject([{ actor }, { actor }]);
    expect(of('sender.erasure-completed')).toMatchObject([{ actor }]);
    expect(of('sender.created')).toMatchObject([
      { actor: { name: 'An Peeters' }, after: { number, contact: 'erased' } },
    ]);
    expect(of('contact.updated').map(({ before, after }) => [before, after])).toEqual(
      of('contact.updated').map(() => [{ contact: 'erased' }, { contact: 'erased' }]),
    );
    expect(
      await product.sql('select value from issued_identifier where value in ($1, $2)', [number, clientId]),
    ).toHaveLength(2);
  });

  it('never waits in a circle with a contact that is being changed', async () => {
    const { client } = await accountsOfSender(product, 'second-employer');
    // The identity provider knows a newer name: the change writes the sender, too.
    await product.sql(`update sender set organisation_name = 'Former name' where organisation_number <> $1`, [
      '0566988259',
    ]);
    const other = await product.connect();
    await other.query('begin');
    await other.query('select from sender order by id for update');
    const changed = giveContact(client, { ...CONTACT, function: 'Manager' });
    await product.untilBlocked('api');
    // As the command does it next. PostgreSQL would end one of the two, had the change taken the contact before.
    await other.query('delete from contact');
    await other.query('rollback').finally(() => other.end());
    await changed;
    expect(await product.sql(`select from sender where organisation_name = 'Former name'`)).toEqual([]);
  });

  it('refuses what was under way at that moment', async () => {
    const files = await accountsOfSender(product, 'second-employer');
    const other = await product.connect();
    await other.query('begin');
    await other.query('select from sender order by id for update');
    const asked = files.call('POST', '', await ftpAccountRequest(product, 'TooLate'));
    await product.untilBlocked('api');
    // As the command does it, in between.
    await other.query(
      'update sender set organisation_number = null, erased_at = now() where organisation_number <> $1',
      ['0566988259'],
    );
    await other.query('commit').finally(() => other.end());
    expect(await asked).toMatchObject({ status: 409, body: { type: 'urn:problem-type:chaman:contact/required' } });
    expect(await product.sql(`select from account where user_name = 'TooLate'`)).toEqual([]);
  });

  it('is the only change of an audit event that the database allows', async () => {
    const change = (set: string) =>
      product.sql(`update audit_event set ${set} where action in ('sender.created', 'contact.updated')`);
    await change('before = audit_without_contact(before), after = audit_without_contact(after)');
    await expect(change(`actor_name = 'Somebody Else'`)).rejects.toThrow('never changed');
    await expect(change(`after = after || '{"number": "000000"}'`)).rejects.toThrow('never changed');
  });
});
