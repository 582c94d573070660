import type { Client } from '../../openapi/client/client/index.js';
import { contactShow, ftpSftpAccountList, opsSendersLook, opsSendersSearch } from '../../openapi/client/sdk.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { answered, dataOf, personClient } from './harness/api-client.js';
import { auditPage } from './harness/audit-events.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

describe('operations look at senders', () => {
  let product: Product;
  let operations: SignedIn;
  let api: Client;
  let customer: SignedIn;
  let number: string;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
    operations = await product.signIn('operations');
    api = personClient(operations);
    customer = await product.signIn('access-manager');
    for (const each of [customer, await product.signIn('second-employer'), await product.signIn('professional')])
      await giveContact(each);
    await createSftpAccount(customer, (await sftpAccountRequest(product, 'OpsLook')).body);
    const rest = restAccount('Looked at', await heldCertificate(product, 'ops-look'));
    expect((await new AccountsApi(product, customer, WEB_SERVICES).call('POST', '', rest)).status).toBe(201);
    ({ number } = dataOf(await contactShow({ client: personClient(customer) }), 'contact').sender);
  });
  afterAll(() => product.stop());

  async function search(q: string, more: { after?: string; limit?: number } = {}) {
    return dataOf(await opsSendersSearch({ client: api, query: { q, ...more } }), 'search');
  }
  const names = async (q: string) => (await search(q)).items.map(({ organisationName }) => organisationName);

  it.each([
    ['a part of the name, in any case', 'recYCl'],
    ['the organisation number', '0566988259'],
    ['the organisation number as people write it', '0566.988.259'],
  ])('and find them by %s', async (_what, q) => {
    expect(await names(q)).toEqual(['APK Recycling']);
  });

  it('and find them by their number', async () => {
    expect((await search(number)).items).toMatchObject([
      { number, organisationNumber: '0566988259', capacity: 'EMPLOYER' },
    ]);
  });

  it.each(['%', '_', '\\', 'nobody at all', '\u0000zzz'])('and find none by %j, which no name holds', async (q) => {
    expect(await names(q)).toEqual([]);
  });

  it('and go through many page by page', async () => {
    const seen: string[] = [];
    for (let after: string | undefined | null; after !== null;) {
      const page = await search(' ', { limit: 2, after });
      seen.push(...page.items.map((sender) => sender.number));
      after = page.next;
    }
    expect(seen).toHaveLength(3);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('and see one as its own people do', async () => {
    const view = dataOf(await opsSendersLook({ client: api, path: { number } }), 'the view');
    const own = personClient(customer);
    expect(view.contact).toEqual(dataOf(await contactShow({ client: own }), 'contact'));
    expect(view.ftpSftpAccounts).toEqual(dataOf(await ftpSftpAccountList({ client: own }), 'accounts').items);
    expect(view.webServiceAccounts).toMatchObject([{ name: 'Looked at', channel: 'REST', state: 'being-set-up' }]);
  });

  it('and every look is told, to the sender too', async () => {
    const action = 'sender.looked-at';
    const before = (await auditPage(operations, 'ops/audit-events', { action })).items.length;
    dataOf(await opsSendersLook({ client: api, path: { number } }), 'the view');
    const { items } = await auditPage(operations, 'ops/audit-events', { action });
    expect(items).toHaveLength(before + 1);
    expect(items[0]).toMatchObject({ senderNumber: number, actor: { kind: 'person', name: 'Olga Vermeulen' } });
    const [told] = (await auditPage(customer, 'audit-events')).items;
    expect(told).toMatchObject({
      ...{ action, text: 'Details of the sender looked at', before: null, after: null },
      actor: { kind: 'person', name: 'the people who run ChaMan' },
    });
  });

  it('but not at one that does not exist, nor is anybody else let in', async () => {
    for (const unknown of ['999998', '1', 'x'])
      expect(answered(await opsSendersLook({ client: api, path: { number: unknown } })).response.status).toBe(404);
    for (const client of [personClient(customer), personClient(await product.signIn('user-without-permission'))]) {
      expect(answered(await opsSendersSearch({ client, query: { q: 'APK' } })).response.status).toBe(403);
      expect(answered(await opsSendersLook({ client, path: { number } })).response.status).toBe(403);
    }
  });
});
