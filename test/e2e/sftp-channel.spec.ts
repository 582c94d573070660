import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { keyPair, SftpClient } from '../contract/sftp-client.js';
import { auditOf, expectInForce, expectNowhere, fileTransferFolders, registryUsers } from './harness/in-force.js';
import { actAs } from './harness/organisations.js';
import { startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const SECRETARIAT = {
  organisationNumber: '0741852931',
  context: 'ENTERPRISE',
  capacity: 'SOCIAL_SECRETARIAT',
} as const;

describe('an SFTP channel', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const sftp = (login: string, privateKey: string): Promise<SftpClient> =>
    SftpClient.connect({ port: product.sftp.port, username: login, privateKey });

  const create = (client: SignedIn, body: SftpAccountBody): Promise<Response> =>
    client.fetch(ACCOUNTS, { method: 'POST', body: JSON.stringify(body), headers: { 'Accept-Language': 'en' } });

  const remove = (client: SignedIn, id: string, headers: Record<string, string> = {}): Promise<Response> =>
    client.fetch(`${ACCOUNTS}/${id}`, { method: 'DELETE', headers });

  async function removeUntilGone(client: SignedIn, id: string): Promise<void> {
    expect((await remove(client, id)).status).toBe(202);
    await product.untilState(client, id, 'gone');
  }

  const typeOf = async (response: Response) => [response.status, ((await response.json()) as { type: string }).type];
  const problem = (status: number, name: string) => [status, `urn:problem-type:chaman:${name}`];

  it('lives from the contact details to a new account after deletion', async () => {
    const client = await product.signIn('access-manager');
    await giveContact(client);
    const senderOf = async () => ((await (await client.fetch('/api/v1/contact')).json()) as { sender: object }).sender;
    const sender = await senderOf();
    const { body, sshPrivateKey } = await sftpAccountRequest(product, 'Payroll1');

    // Held, so that what is seen before the gateway has answered is seen for certain.
    product.faults.fileTransfer.add({ mode: 'hold', method: 'POST', path: '/api/v2/users' });
    const created = await create(client, body);
    const account = (await created.json()) as { id: string };
    const { id } = account;
    expect(created.status).toBe(201);
    expect([created.headers.get('Location'), created.headers.get('ETag')]).toEqual([`${ACCOUNTS}/${id}`, '"1"']);
    expect(account).toMatchObject({
      state: 'being-set-up',
      name: body.name,
      userName: 'Payroll1',
      login: 'EXPPayroll1',
      revision: 1,
      progress: { detail: expect.any(String), whatHappensNext: expect.any(String) },
      sshPublicKey: { type: 'ssh-ed25519', state: 'pending' },
      certificate: { owner: 'Payroll1', serialNumber: expect.stringMatching(/^\d+$/), state: 'pending' },
    });
    await product.faults.fileTransfer.untilHeld();
    expect(await (await client.fetch(`${ACCOUNTS}/${id}`)).json()).toMatchObject({ state: 'being-set-up' });
    await expect(sftp('EXPPayroll1', sshPrivateKey)).rejects.toThrow(/authentication/);
    product.faults.fileTransfer.clear();
    product.faults.fileTransfer.release();
    await expectInForce(product, client, id, body);

    const visitor = await sftp('EXPPayroll1', sshPrivateKey);
    expect(visitor.hostKeyFingerprint).toBe(product.sftp.hostKeyFingerprint);
    const [folder = ''] = await visitor.list('/');
    await visitor.put(`/${folder}/declaration.xml`, '<declaration/>');
    expect(await visitor.get(`/${folder}/declaration.xml`)).toBe('<declaration/>');
    await expect(sftp('EXPPayroll1', keyPair().privateKey)).rejects.toThrow(/authentication/);

    const second = await sftpAccountRequest(product, 'Payroll2');
    expect(await typeOf(await create(client, second.body))).toEqual(problem(409, 'account/channel-taken'));
    for (const tag of ['"2"', 'W/"1"', 'anything'])
      expect(await typeOf(await remove(client, id, { 'If-Match': tag }))).toEqual(problem(412, 'request/outdated'));
    expect(await (await client.fetch(`${ACCOUNTS}/${id}`)).json()).toMatchObject({ state: 'active', revision: 1 });

    product.faults.fileTransfer.add({ mode: 'hold', path: '/api/v2/users' });
    const removed = await remove(client, id, { 'If-Match': '"1"' });
    expect([removed.status, await removed.json()]).toMatchObject([202, { state: 'being-deleted', revision: 2 }]);
    await product.faults.fileTransfer.untilHeld();
    expect(await (await client.fetch(`${ACCOUNTS}/${id}`)).json()).toMatchObject({ state: 'being-deleted' });
    // Deleting what is being deleted changes nothing.
    expect(await (await remove(client, id)).json()).toMatchObject({ state: 'being-deleted', revision: 2 });
    product.faults.fileTransfer.clear();
    product.faults.fileTransfer.release();
    await product.untilState(client, id, 'gone');
    await visitor.closed;
    await expect(sftp('EXPPayroll1', sshPrivateKey)).rejects.toThrow(/authentication/);
    await expectNowhere(product, 'EXPPayroll1');
    expect(await fileTransferFolders(product, id)).toEqual([]);
    expect((await remove(client, id)).status).toBe(404);
    const events = await product.sql<{ action: string }>(
      'select action from audit_event where account_id = $1 order by id',
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'account.created',
      'account.provisioned',
      ...Array<string>(3).fill('account.deletion-refused'),
      'account.deleted',
      'account.removal-confirmed',
      'account.deletion-refused',
    ]);

    expect(await senderOf()).toEqual(sender);
    const again = await createSftpAccount(client, body);
    await expectInForce(product, client, again, body);
    const newcomer = await sftp('EXPPayroll1', sshPrivateKey);
    expect(await newcomer.list(`/${folder}`)).toEqual([]);
    await newcomer.close();
    await removeUntilGone(client, again);
  });

  it('keeps its user name while a gateway may still know it, and lets a new account be made at once under another', async () => {
    const client = await product.signIn('second-employer');
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, 'Leaving');
    const id = await createSftpAccount(client, body);
    await product.untilState(client, id, 'active');

    product.faults.fileTransfer.add({ mode: 'fail', status: 503 });
    expect((await remove(client, id)).status).toBe(202);
    await product.untilTarget(id, 'file-transfer', 'retrying');
    await product.untilTarget(id, 'certificate-registry', 'removed');
    const [row] = await product.sql<{ deleted_at: Date }>('select deleted_at from account where id = $1', [id]);
    const refused = await create(client, { ...body, userName: 'LEAVING' });
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      {
        type: 'urn:problem-type:chaman:account/user-name-being-released',
        detail: expect.stringContaining(row?.deleted_at.toISOString().slice(0, 19).replace('T', ' ') ?? '?'),
      },
    ]);
    const other = await sftpAccountRequest(product, 'Arriving');
    const next = await createSftpAccount(client, other.body);
    expect(await (await client.fetch(ACCOUNTS)).json()).toMatchObject({
      items: [
        { id, state: 'being-deleted' },
        { id: next, state: 'being-set-up' },
      ],
    });

    product.faults.fileTransfer.clear();
    await product.untilState(client, id, 'gone');
    await expectInForce(product, client, next, other.body);
    await expectNowhere(product, 'EXPLeaving');
    await removeUntilGone(client, next);
    const released = await createSftpAccount(client, { ...body, userName: 'LEAVING' });
    await product.untilState(client, released, 'active');
    await removeUntilGone(client, released);
  });

  it('is made once when asked for twice at the same moment', async () => {
    const clients = await Promise.all([product.signIn('access-manager'), product.signIn('group-manager')]);
    await giveContact(clients[0]);
    const requests = await Promise.all(['Twin1', 'Twin2'].map((userName) => sftpAccountRequest(product, userName)));
    const answers = await Promise.all(
      clients.map((client, index) => create(client, requests[index]?.body as SftpAccountBody)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409]);
    expect(await typeOf(answers[statuses.indexOf(409)] as Response)).toEqual(problem(409, 'account/channel-taken'));
    const winner = statuses.indexOf(201);
    const { id } = (await answers[winner]?.json()) as { id: string };
    await expectInForce(product, clients[0], id, requests[winner]?.body as SftpAccountBody);
    await expectNowhere(product, `EXP${requests[1 - winner]?.body.userName}`);
    await removeUntilGone(clients[0], id);
  });

  it('has one holder of a user name, whatever its case, and tells losers nothing of the holder', async () => {
    const [one, other, third] = await Promise.all([
      product.signIn('access-manager'),
      product.signIn('professional'),
      product.signIn('two-organisations').then((client) => actAs(client, SECRETARIAT)),
    ]);
    await Promise.all([one, other, third].map((client) => giveContact(client)));
    const held = await createSftpAccount(third, (await sftpAccountRequest(product, 'Held')).body);
    const requests = await Promise.all(['race', 'RACE'].map((userName) => sftpAccountRequest(product, userName)));
    const racers = [one, other];
    const answers = await Promise.all(
      racers.map((client, index) => create(client, requests[index]?.body as SftpAccountBody)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409]);

    const loser = statuses.indexOf(409);
    const told = async (response: Response) => (await response.text()).replace(/urn:uuid:[0-9a-f-]{36}/, '');
    const lost = await told(answers[loser] as Response);
    expect(JSON.parse(lost)).toMatchObject({ type: 'urn:problem-type:chaman:account/user-name-not-available' });
    const body = requests[loser]?.body as SftpAccountBody;
    const taken = await create(racers[loser] as SignedIn, { ...body, userName: 'hELD' });
    expect([taken.status, await told(taken)]).toEqual([409, lost]);

    const { id } = (await answers[1 - loser]?.json()) as { id: string };
    const winner = racers[1 - loser] as SignedIn;
    await expectInForce(product, winner, id, requests[1 - loser]?.body as SftpAccountBody);
    expect(await registryUsers(product, 'EXPRACE')).toHaveLength(1);
    await product.untilState(third, held, 'active');
    expect(await auditOf(product, held, 'account.provisioned')).toHaveLength(1);
  });
});
