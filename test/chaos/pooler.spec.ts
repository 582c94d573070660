import { startPooler, type Pooler } from '../e2e/harness/pooler.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../e2e/harness/rest-account.js';
import { giveContact } from '../e2e/harness/sftp-account.js';

const ACCOUNTS = 6;
/** Fewer than requests at once, so that they change connections all the time. */
const CONNECTIONS = 2;

describe('a transaction pooler before the database', () => {
  let product: Product;
  const poolers: Pooler[] = [];

  beforeAll(async () => {
    product = await startProduct({ without: ['api', 'worker'] });
    const { apiEnvironment, workerEnvironment } = product.environment;
    const through = async (url = '') => {
      const pooler = await startPooler(url, CONNECTIONS);
      poolers.push(pooler);
      return { DATABASE_URL: pooler.url };
    };
    await product.startApi(await through(apiEnvironment['DATABASE_URL']));
    await product.startWorker(await through(workerEnvironment['DATABASE_URL']));
  });
  afterAll(async () => {
    await product.stop();
    for (const pooler of poolers) await pooler.stop();
  });

  it('changes nothing for people: accounts are made, become active, and are shown to many at once', async () => {
    const person = await product.signIn('access-manager');
    await giveContact(person);
    const path = '/api/v1/web-service-accounts';
    const made = Array.from({ length: ACCOUNTS }, async (_, index) => {
      const body = JSON.stringify(restAccount(`pooled ${index}`, await heldCertificate(product, `pooled ${index}`)));
      const headers = { 'Content-Type': 'application/json' };
      const response = await person.fetch(path, { method: 'POST', headers, body });
      expect(response.status).toBe(201);
      return ((await response.json()) as { readonly id: string }).id;
    });
    for (const id of await Promise.all(made)) await product.untilState(person, id, 'active');
    const shown = await Promise.all(Array.from({ length: 30 }, () => person.fetch(path)));
    for (const response of shown) {
      expect(response.status).toBe(200);
      expect(((await response.json()) as { readonly items: readonly unknown[] }).items).toHaveLength(ACCOUNTS);
    }
  });
});
