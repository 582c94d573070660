import { readFileSync } from 'node:fs';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from './harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const FILES = ['docker/prometheus/alerts.yml', 'docker/grafana/chaman.json'];
const NAMES = /\b(?:chaman|process|nodejs)_[a-z_]+\b/g;

describe('metrics', () => {
  let product: Product;
  let client: SignedIn;
  let accountId: string;

  beforeAll(async () => {
    product = await startProduct({ api: { METRICS_PORT: '0' }, worker: { METRICS_PORT: '0' } });
    client = await product.signIn('access-manager');
    await giveContact(client);
    const { body } = await sftpAccountRequest(product, 'Measured1');
    // One attempt fails, so that there is something to count.
    product.faults.fileTransfer.add({ mode: 'fail', method: 'POST', path: '/api/v2/users', times: 1 });
    accountId = await createSftpAccount(client, body);
    await product.untilState(client, accountId, 'active');
    await product.sql(
      `insert into drift_run (id, gateway, ended_at, missing) values (gen_random_uuid(), 'file-transfer', now(), 2)`,
    );
  });
  afterAll(() => product.stop());

  function addressOf(name: 'api' | 'worker'): string {
    const address = /http:\/\/127\.0\.0\.1:\d+\/metrics/.exec(product.output(name))?.[0];
    if (address === undefined) throw new Error(`the ${name} serves no metrics`);
    return address;
  }
  const ask = async (name: 'api' | 'worker'): Promise<string> => (await fetch(addressOf(name))).text();
  /** The samples of a metric, by their labels. */
  const samples = (text: string, name: string): Record<string, number> =>
    Object.fromEntries(
      [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))].map(([, labels = '', value]) => [
        labels.replaceAll('"', ''),
        Number(value),
      ]),
    );

  it('tell of work, accounts, drift and certificates from the worker', async () => {
    const text = await ask('worker');
    expect(samples(text, 'chaman_accounts')).toEqual({ 'channel=SFTP,state=active': 1 });
    expect(Object.keys(samples(text, 'chaman_due_targets')).sort()).toEqual([
      'gateway=authorization-server',
      'gateway=certificate-registry',
      'gateway=file-transfer',
    ]);
    expect(Object.keys(samples(text, 'chaman_queue_jobs'))).toHaveLength(3);
    expect(samples(text, 'chaman_drift_findings')).toMatchObject({ 'gateway=file-transfer,kind=missing': 2 });
    expect(samples(text, 'chaman_certificate_expiry_seconds')['channel=SFTP']).toBeGreaterThan(0);
    expect(samples(text, 'chaman_reconcile_failures_total')).toEqual({ 'gateway=file-transfer,reason=unavailable': 1 });
    expect(samples(text, 'chaman_reconcile_seconds_count')).toMatchObject({
      'gateway=file-transfer,outcome=retrying': 1,
      'gateway=file-transfer,outcome=provisioned': 1,
      'gateway=certificate-registry,outcome=provisioned': 1,
    });
  });

  it('tell of requests by the pattern of their route, and hold no id', async () => {
    await client.fetch(`/api/v1/ftp-sftp-accounts/${accountId}`);
    await client.fetch(`/api/v1/nothing/${accountId}`);
    const text = await ask('api');
    const counts = samples(text, 'chaman_http_request_seconds_count');
    expect(counts['method=GET,route=/api/v1/ftp-sftp-accounts/:id,status=2xx']).toBeGreaterThan(0);
    expect(counts).toMatchObject({ 'method=GET,route=/{*all},status=4xx': expect.any(Number) });
    expect(text).not.toContain(accountId);
    expect(await ask('worker')).not.toContain(accountId);
  });

  it('are told to nobody on the public address, and nothing else is told on theirs', async () => {
    expect((await fetch(`${product.url}/metrics`)).status).toBe(404);
    expect((await fetch(addressOf('api').replace('/metrics', '/'))).status).toBe(404);
  });

  it.each(FILES)('include every one that %s names', async (file) => {
    const told = `${await ask('api')}${await ask('worker')}`;
    const names = new Set(readFileSync(file, 'utf8').match(NAMES));
    expect(names.size).toBeGreaterThan(5);
    expect([...names].filter((name) => !new RegExp(`^${name}[{ ]`, 'm').test(told))).toEqual([]);
  });

  it('are not served where no port is given', async () => {
    await product.stopWorker();
    await product.startWorker({ METRICS_PORT: '' });
    expect(() => addressOf('worker')).toThrow('serves no metrics');
  });
});
