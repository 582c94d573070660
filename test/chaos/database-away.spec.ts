import type { Client } from 'pg';
import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { startProduct, type Product } from '../e2e/harness/product.js';

/** PostgreSQL restarts, or fails over: for a while nobody gets in, and every connection is gone. */
describe('while the database is away', () => {
  let product: Product;
  let server: Client;

  beforeAll(async () => {
    product = await startProduct();
    server = await product.environment.postgres.connect('postgres');
  });
  afterEach(() => back());
  afterAll(async () => {
    await server.end();
    await product.stop();
  });

  const allow = (whether: boolean) =>
    server.query(`alter database "${product.environment.databaseName}" allow_connections ${whether}`);
  const back = () => allow(true);
  const goAway = async () => {
    await allow(false);
    await product.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'chaman%'`,
    );
  };
  const ask = async (url: string, what: 'live' | 'ready') => {
    const response = await fetch(`${url}/health/${what}`, { headers: { 'Accept-Language': 'en' } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const urls = () => [product.url, product.workerUrl];
  const untilReady = (url: string) =>
    product.until(async () => (await ask(url, 'ready')).status === 200 || undefined, `${url} is ready`);

  it('API and worker live, say that they are not ready and why, and go on by themselves', async () => {
    await Promise.all(urls().map(untilReady));
    const client = await product.signIn('access-manager');
    await giveContact(client);
    await goAway();
    for (const url of urls()) {
      expect(await ask(url, 'live')).toEqual({ status: 200, body: { status: 'up' } });
      const { status, body } = await ask(url, 'ready');
      expect({ status, body }).toMatchObject({
        status: 503,
        body: {
          type: 'urn:problem-type:belgif:serviceUnavailable',
          detail: 'The database does not answer. Nothing is lost; try again in a minute.',
        },
      });
    }
    expect((await client.fetch('/api/v1/ftp-sftp-accounts')).status).toBe(503);
    await back();
    await Promise.all(urls().map(untilReady));
    const id = await createSftpAccount(client, (await sftpAccountRequest(product, 'outage')).body);
    await product.untilState(client, id, 'active');
  });
});
