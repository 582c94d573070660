import { AccountsApi, type Method, WEB_SERVICES } from './harness/accounts-api.js';
import { auditPage, type SeenEvent } from './harness/audit-events.js';
import { certificateBody, ftpAccountRequest } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { giveContact } from './harness/sftp-account.js';

const PASSWORD = 'Perm:1t\\';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the audit trail', () => {
  let product: Product;
  let owner: AccountsApi;
  let number: string;

  beforeAll(async () => {
    product = await startProduct();
    owner = new AccountsApi(product, await product.signIn('access-manager'));
    await giveContact(owner.client);
    const contact = (await (await owner.client.fetch('/api/v1/contact')).json()) as { sender: { number: string } };
    number = contact.sender.number;
  });
  afterAll(() => product.stop());

  const own = async (query: Record<string, string> = {}, language?: string): Promise<readonly SeenEvent[]> =>
    (await auditPage(owner.client, 'audit-events', query, language)).items;
  const operations = async (query: Record<string, string>) =>
    auditPage(await product.signIn('operations'), 'ops/audit-events', query);

  it('tells the story of an account to its end, and keeps it when the account is gone', async () => {
    const id = await owner.create(await ftpAccountRequest(product, 'Audit1', { password: PASSWORD }));
    const steps: [Method, string, unknown][] = [
      ['PATCH', '', { name: 'Renamed' }],
      ['PUT', '/password', { password: 'Other:2t\\' }],
      ['PUT', '/certificate', await certificateBody(product, 'Audit1 next')],
    ];
    for (const [method, path, body] of steps)
      expect(await owner.call(method, `/${id}${path}`, body)).toMatchObject({ status: 200 });
    await owner.untilState(id, 'active');
    expect(await owner.call('DELETE', `/${id}`)).toMatchObject({ status: 202 });
    await owner.untilState(id, 'gone');

    const events = await own({ accountId: id });
    const byPeople = events.filter(({ actor }) => actor.kind === 'person');
    expect(byPeople.map(({ text }) => text)).toEqual([
      'Account deleted',
      'Certificate replaced',
      'Password changed',
      'Name or permissions of the account changed',
      'Account created',
    ]);
    for (const event of byPeople)
      expect(event).toMatchObject({
        actor: { kind: 'person', name: 'An Peeters' },
        requestId: expect.stringMatching(UUID),
        accountId: id,
        reason: null,
      });
    expect(byPeople[3]).toMatchObject({ before: { name: 'Account Audit1' }, after: { name: 'Renamed' } });
    const byWorker = events.filter(({ actor }) => actor.kind === 'worker');
    expect(byWorker[0]).toMatchObject({
      action: 'account.removal-confirmed',
      actor: { name: 'ChaMan' },
      requestId: null,
    });
    expect(byWorker.map(({ action }) => action)).toContain('account.provisioned');
    const all = JSON.stringify(events);
    for (const secret of [PASSWORD, 'Other:2t', 'argon2', '127.0.0.1', '"at":null'])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  it('tells which certificate came and went, and which client id was given', async () => {
    const rest = new AccountsApi(product, await product.signIn('second-employer'), WEB_SERVICES);
    await giveContact(rest.client);
    const [first, second] = [await heldCertificate(product, 'audit 1'), await heldCertificate(product, 'audit 2')];
    const id = await rest.create(restAccount('Audited', first));
    expect(await rest.call('POST', `/${id}/certificates`, second.body)).toMatchObject({ status: 201 });
    const { certificates, clientId } = (await rest.call('GET', `/${id}`)).body as {
      certificates: { id: string; name: string; fingerprintSha256: string }[];
      clientId: string;
    };
    const [old, next] = ['audit 1', 'audit 2'].map((name) => certificates.find((each) => each.name === name));
    expect(await rest.call('DELETE', `/${id}/certificates/${old?.id}`)).toMatchObject({ status: 202 });

    const { items } = await auditPage(rest.client, 'audit-events', { accountId: id });
    const of = (action: string) => items.find((event) => event.action === action);
    expect(of('account.client-id-given')).toMatchObject({ actor: { name: 'ChaMan' }, after: { clientId } });
    expect(of('account.certificate-added')).toMatchObject({
      before: { certificates: [old?.fingerprintSha256] },
      after: { certificates: expect.arrayContaining([old?.fingerprintSha256, next?.fingerprintSha256]) },
    });
    expect(of('account.certificate-removed')?.after).toMatchObject({ certificates: [next?.fingerprintSha256] });
    const told = JSON.stringify(items);
    for (const { body } of [first, second]) expect(told).not.toContain(body.content.slice(100, 160));
  });

  it('is read page by page, by its own people alone', async () => {
    const whole = await own({ limit: '200' });
    const paged: SeenEvent[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = await auditPage(owner.client, 'audit-events', { limit: '7', ...(after && { after }) });
      expect(page).toMatchObject({ status: 200, cacheControl: 'no-store' });
      paged.push(...page.items);
      after = page.next;
    }
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(whole.map(({ id }) => id)).toEqual(
      whole
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(whole.at(-1)).toMatchObject({ action: 'sender.created', after: { number } });
    expect(await own({ accountId: '01890000-0000-7000-8000-000000000000' })).toEqual([]);
    const unusable: Record<string, string>[] = [
      { accountId: 'x' },
      { after: 'x' },
      { limit: '0' },
      { senderNumber: number },
    ];
    for (const query of unusable) expect((await auditPage(owner.client, 'audit-events', query)).status).toBe(400);
    expect((await auditPage(await product.signIn('operations'), 'audit-events')).status).toBe(403);
  });

  it('lets operations search all of it, and no one else', async () => {
    const all = await operations({ senderNumber: number, limit: '200' });
    expect(all.status).toBe(200);
    const middle = all.items[Math.floor(all.items.length / 2)];
    const older = all.items.filter(({ at }) => at < (middle?.at ?? ''));
    const newer = all.items.filter(({ at }) => at >= (middle?.at ?? ''));
    const at = middle?.at ?? '';
    expect((await operations({ senderNumber: number, limit: '200', to: at })).items).toEqual(older);
    expect((await operations({ senderNumber: number, limit: '200', from: at })).items).toMatchObject(newer);
    const created = await operations({ senderNumber: number, action: 'sender.created' });
    expect(created.items).toMatchObject([{ senderNumber: number, actor: { name: 'An Peeters' } }]);
    expect((await operations({ senderNumber: '999999' })).items).toEqual([]);
    const unusable: Record<string, string>[] = [{ from: '2026-02-30' }, { to: 'now' }, { action: 'nothing' }];
    for (const query of unusable) expect((await operations(query)).status).toBe(400);
    expect((await auditPage(owner.client, 'ops/audit-events')).status).toBe(403);
  });

  it('can be changed by no role of the product, and loses nothing younger than ten years', async () => {
    const old = `insert into audit_event (id, at, actor_kind, actor_id, action)
      values ('00000000-0000-7000-8000-000000000001', now() - interval '10 years 1 day', 'worker', 'worker', 'account.provisioned'),
             ('00000000-0000-7000-8000-000000000002', now() - interval '9 years 364 days', 'worker', 'worker', 'account.provisioned')`;
    await product.sql(old);
    for (const role of ['chaman_api', 'chaman_worker'] as const)
      for (const statement of [
        `update audit_event set actor_id = 'x'`,
        'delete from audit_event',
        'truncate audit_event',
      ])
        await expect(product.sqlAs(role, statement)).rejects.toThrow('permission denied for table audit_event');
    await expect(product.sqlAs('chaman_owner', `update audit_event set actor_id = 'x'`)).rejects.toThrow(
      'never changed',
    );
    await expect(product.sqlAs('chaman_owner', 'truncate audit_event')).rejects.toThrow('never changed');
    await expect(product.sqlAs('chaman_owner', 'delete from audit_event')).rejects.toThrow('kept for ten years');

    const [before] = await product.sql<{ n: string }>('select count(*) as n from audit_event');
    expect(await product.command('audit-purge')).toContain('1 audit events older than 10 years removed');
    expect(await product.command('audit-purge')).toContain('0 audit events');
    const [after] = await product.sql<{ n: string }>('select count(*) as n from audit_event');
    expect(Number(after?.n)).toBe(Number(before?.n) - 1);
    expect(await product.sql(`select from audit_event where id = '00000000-0000-7000-8000-000000000001'`)).toEqual([]);
  });
});
