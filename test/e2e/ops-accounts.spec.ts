import { failedAccountsList, failedAccountsReconcile, failedAccountsWriteNote } from '../../openapi/client/sdk.gen.js';
import type { FailedAccountsListData } from '../../openapi/client/types.gen.js';
import type { Client } from '../../openapi/client/client/index.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditPage } from './harness/audit-events.js';
import { expectInForce, fileTransferAdmin } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest, type SftpAccountBody } from './harness/sftp-account.js';

const UNKNOWN = '0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f59';
const NOTE = 'Asked the hosting team, ticket 4711';

/** One sender and its only SFTP account. */
interface Party {
  readonly client: SignedIn;
  readonly id: string;
  readonly body: SftpAccountBody;
}

describe('accounts that stay behind', () => {
  let product: Product;
  let operations: SignedIn;
  let api: Client;
  let refused: Party;
  let waiting: Party;

  beforeAll(async () => {
    product = await startProduct();
    operations = await product.signIn('operations');
    api = personClient(operations);
    await fileTransferAdmin(product).place('EXPOpsTaken');
    product.faults.certificateRegistry.add({ mode: 'fail', status: 503 });
    refused = await ask('access-manager', 'OpsTaken');
    await product.untilTarget(refused.id, 'file-transfer', 'refused');
    waiting = await ask('second-employer', 'OpsWaits');
    await product.untilTarget(waiting.id, 'certificate-registry', 'retrying');
    await product.untilTarget(waiting.id, 'file-transfer', 'provisioned');
    await product.untilTarget(refused.id, 'certificate-registry', 'retrying');
  });
  afterAll(() => product.stop());

  async function ask(personId: string, userName: string): Promise<Party> {
    const client = await product.signIn(personId);
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, userName);
    return { client, body, id: await createSftpAccount(client, body) };
  }

  async function list(query: FailedAccountsListData['query'] = {}) {
    return dataOf(await failedAccountsList({ client: api, query }), 'The list was refused');
  }

  it('are listed with whose they are, what went wrong and when it is tried next', async () => {
    const { items } = await list({ minutes: 0 });
    const of = (id: string, gateway: string) => items.find((each) => each.accountId === id && each.gateway === gateway);
    expect(of(refused.id, 'file-transfer')).toMatchObject({
      accountName: 'Account OpsTaken',
      ...{ login: 'EXPOpsTaken', channel: 'SFTP', beingDeleted: false, disabled: false },
      senderNumber: expect.stringMatching(/^\d{6}$/),
      senderName: 'APK Recycling',
      ...{ standing: 'refused', attempts: 1, triedNextAt: null, note: null },
      lastFailure: {
        code: 'user-name-not-available',
        text: 'This user name is not available.',
        detail: expect.stringContaining('without our marker'),
      },
    });
    expect(of(waiting.id, 'certificate-registry')).toMatchObject({
      standing: 'retrying',
      lastFailure: { code: 'unavailable', detail: expect.stringContaining('503') },
    });
    const sinces = items.map(({ since }) => since);
    expect(sinces).toEqual([...sinces].sort());
  });

  it('are listed page by page, nothing twice, and by system and reason', async () => {
    const seen: string[] = [];
    for (let after: string | undefined | null; after !== null;) {
      const page = await list({ minutes: 0, limit: 1, after });
      seen.push(...page.items.map(({ accountId, gateway }) => `${accountId} ${gateway}`));
      after = page.next;
    }
    expect(seen.sort()).toEqual(
      [
        `${refused.id} file-transfer`,
        `${refused.id} certificate-registry`,
        `${waiting.id} certificate-registry`,
      ].sort(),
    );
    const gateways = async (query: FailedAccountsListData['query']) =>
      (await list({ minutes: 0, ...query })).items.map(({ gateway }) => gateway);
    expect(await gateways({ gateway: 'file-transfer' })).toEqual(['file-transfer']);
    expect(await gateways({ reason: 'unavailable' })).toEqual(['certificate-registry', 'certificate-registry']);
    expect(await gateways({ gateway: 'file-transfer', reason: 'unavailable' })).toEqual([]);
    expect((await list({ after: 'made-up' }).catch(String)) as unknown).toContain('page-cursor');
  });

  it('that only wait count once they have waited for long', async () => {
    expect((await list()).items.map(({ accountId }) => accountId)).toEqual([refused.id]);
    await product.sql(
      `update provisioning_target set state_since = now() - interval '16 minutes' where account_id = $1 and state = 'retrying'`,
      [waiting.id],
    );
    expect((await list()).items.map(({ accountId }) => accountId)).toEqual([waiting.id, refused.id]);
  });

  it('carry a note that colleagues see and the sender never does', async () => {
    const path = { id: refused.id };
    const { note } = dataOf(await failedAccountsWriteNote({ client: api, path, body: { text: ` ${NOTE} ` } }), 'note');
    expect(note).toMatchObject({ text: NOTE, writtenBy: 'Olga Vermeulen' });
    expect((await list()).items.find(({ accountId }) => accountId === refused.id)?.note).toEqual(note);

    const own = await refused.client.fetch(`/api/v1/ftp-sftp-accounts/${refused.id}`);
    expect(await own.text()).not.toContain(NOTE);
    const trail = await auditPage(refused.client, 'audit-events');
    expect(trail.items.map(({ action }) => action)).not.toContain('account.note-changed');
    expect(JSON.stringify(trail)).not.toContain(NOTE);

    const erased = await failedAccountsWriteNote({ client: api, path, body: { text: null } });
    expect(dataOf(erased, 'note')).toEqual({ note: null });
    const events = await auditPage(operations, 'ops/audit-events', { accountId: refused.id });
    expect(events.items.filter(({ action }) => action === 'account.note-changed')).toMatchObject([
      { before: { text: NOTE }, after: null, actor: { kind: 'person', name: 'Olga Vermeulen' } },
      { before: null, after: { text: NOTE } },
    ]);
  });

  it.each([
    ['is longer than 500 characters', 'x'.repeat(501)],
    ['holds a control character', 'one\ntwo'],
    ['is empty', '  '],
  ])('take no note that %s', async (_what, text) => {
    const result = await failedAccountsWriteNote({ client: api, path: { id: refused.id }, body: { text } });
    expect(answered(result).response.status).toBe(400);
    const [last] = (await auditPage(operations, 'ops/audit-events', { accountId: refused.id })).items;
    expect(last).toMatchObject({ action: 'account.note-change-refused' });
  });

  it('are tried at once instead of at their hour', async () => {
    await product.stopWorker();
    await product.sql(
      `update provisioning_target set next_attempt_at = now() + interval '1 hour' where account_id = $1 and state = 'retrying'`,
      [waiting.id],
    );
    letGo(product);
    await product.startWorker();
    dataOf(await failedAccountsReconcile({ client: api, path: { id: waiting.id } }), 'reconcile');
    await expectInForce(product, waiting.client, waiting.id, waiting.body);
  });

  it('are tried at once when somebody says so, also after a refusal for good', async () => {
    await fileTransferAdmin(product).request('DELETE', '/users/EXPOpsTaken');
    const { gateways } = dataOf(await failedAccountsReconcile({ client: api, path: { id: refused.id } }), 'reconcile');
    expect(gateways).toEqual(['certificate-registry', 'file-transfer']);
    await expectInForce(product, refused.client, refused.id, refused.body);
    expect((await list()).items.map(({ accountId }) => accountId)).not.toContain(refused.id);

    const told = { action: 'account.reconcile-requested' };
    const ops = await auditPage(operations, 'ops/audit-events', { accountId: refused.id, ...told });
    expect(ops.items).toMatchObject([{ actor: { name: 'Olga Vermeulen' }, after: { gateways } }]);
    const own = (await auditPage(refused.client, 'audit-events')).items.filter(({ action }) => action === told.action);
    expect(own).toMatchObject([{ actor: { name: 'the people who run ChaMan' }, before: null, after: null }]);
  });

  it('are told from those that no worker took up', async () => {
    await product.stopWorker();
    dataOf(await failedAccountsReconcile({ client: api, path: { id: waiting.id } }), 'reconcile');
    expect((await list({ minutes: 0 })).items).toEqual([]);
    const changed = await waiting.client.fetch(`/api/v1/ftp-sftp-accounts/${waiting.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ name: 'Renamed' }),
    });
    expect(changed.status).toBe(200);
    expect((await list({ minutes: 0 })).items).toMatchObject([
      { accountId: waiting.id, standing: 'stuck', attempts: 0, lastFailure: null },
      { accountId: waiting.id, standing: 'stuck' },
    ]);
    await product.startWorker();
    await product.untilState(waiting.client, waiting.id, 'active');
    expect((await list({ minutes: 0 })).items).toEqual([]);
  });

  it('are not found where there are none', async () => {
    const path = { id: UNKNOWN };
    for (const result of [
      await failedAccountsReconcile({ client: api, path }),
      await failedAccountsWriteNote({ client: api, path, body: { text: NOTE } }),
    ])
      expect(answered(result).response.status).toBe(404);
  });
});
