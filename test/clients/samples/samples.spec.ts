import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { SAMPLE_SYSTEM } from '../../../sandbox/authorization-server/sample-clients.js';
import { AccountsApi, WEB_SERVICES } from '../../e2e/harness/accounts-api.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { heldCertificate, restAccount } from '../../e2e/harness/rest-account.js';
import { accountsOfSender } from '../../e2e/harness/sender.js';
import { sftpAccountRequest } from '../../e2e/harness/sftp-account.js';
import { asSystem } from '../../e2e/harness/system-client.js';
import { RefusingRelay } from './refusing-relay.js';
import { prepareIn, SAMPLE_PROGRAMS, type Variables } from './sample-programs.js';

const PREPARATION_MS = 400_000;
const runnable = SAMPLE_PROGRAMS.filter(({ missing }) => missing === undefined);
const without = SAMPLE_PROGRAMS.filter(({ missing }) => missing !== undefined);

/** A sender that was erased while the program was away. */
async function writeFileOfNobody(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, '999999.json'), '{}');
}

/** The programs of docs/integrators.md, run as their readers would. */
describe('the samples for integrators', () => {
  let product: Product;
  let files: AccountsApi;
  let services: AccountsApi;
  let other: AccountsApi;
  let folder: string;
  let relay: RefusingRelay;
  let system: Variables;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samples-'));
    const prepared = Promise.all(runnable.map((programs) => prepareIn(folder, programs)));
    product = await startProduct();
    files = await accountsOfSender(product, 'access-manager');
    services = new AccountsApi(product, files.client, WEB_SERVICES);
    other = await accountsOfSender(product, 'second-employer');
    relay = new RefusingRelay(product.url);
    const { authorization, secrets } = product.environment;
    system = {
      TOKEN_URL: authorization.tokenUrl,
      CLIENT_ID: SAMPLE_SYSTEM,
      CLIENT_SECRET: secrets.sampleSystemSecret,
      API_URL: `${await relay.start()}/api/v1`,
      ONCE: 'yes',
    };
    await prepared;
  }, PREPARATION_MS);
  afterAll(async () => {
    await relay?.stop();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  for (const { language, missing } of without)
    it.skip(`in ${language} (this machine lacks ${missing})`, () => undefined);

  /** An account with each kind of key, and two of one kind; with what the programs need for each. */
  const accountWithKeys = async (name: string) => {
    const held = {
      one: await heldCertificate(product, `${name} one`),
      two: await heldCertificate(product, `${name} two`),
      p521: await heldCertificate(product, `${name} P-521`, 'P-521'),
      rsa: await heldCertificate(product, `${name} RSA`, 'rsa'),
    };
    const id = await services.create(restAccount(name, held.one));
    for (const { body } of [held.two, held.p521, held.rsa]) {
      expect(await services.call('POST', `/${id}/certificates`, body)).toMatchObject({ status: 201 });
      await services.untilState(id, 'active');
    }
    const { clientId, certificates } = (await services.call('GET', `/${id}`)).body as unknown as Shown;
    const variables = async (key: keyof typeof held): Promise<Variables> => {
      const file = join(folder, `${name}-${key}.pem`);
      await writeFile(file, held[key].privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
      const { keyId = '' } = certificates.find((each) => each.name === held[key].body.name) ?? {};
      return {
        TOKEN_URL: system['TOKEN_URL'] ?? '',
        CLIENT_ID: clientId,
        KEY_FILE: file,
        ...(key === 'two' && { KEY_ID: keyId }),
      };
    };
    return variables;
  };
  interface Shown {
    readonly clientId: string;
    readonly certificates: readonly { readonly name: string; readonly keyId: string }[];
  }

  /** What a system would read at this moment, under the names of the files that the programs write. */
  const readable = async (): Promise<Record<string, unknown>> => {
    const { authorization, secrets } = product.environment;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: SAMPLE_SYSTEM,
      client_secret: secrets.sampleSystemSecret,
    });
    const { access_token: token } = (await (await fetch(authorization.tokenUrl, { method: 'POST', body })).json()) as {
      access_token: string;
    };
    const get = async (path: string) => (await asSystem(product.url, token, `/api/v1${path}`)).body['items'];
    const senders = (await get('/senders')) as { readonly number: string }[];
    const copies = senders.map(async (sender) => [
      `${sender.number}.json`,
      { sender, accounts: await get(`/senders/${sender.number}/accounts`) },
    ]);
    return Object.fromEntries(await Promise.all(copies)) as Record<string, unknown>;
  };
  const copyIn = async (directory: string): Promise<Record<string, unknown>> => {
    const names = (await readdir(directory)).filter((name) => name !== 'cursor');
    const read = names.map(async (name) => [
      name,
      JSON.parse(await readFile(join(directory, name), 'utf8')) as unknown,
    ]);
    return Object.fromEntries(await Promise.all(read)) as Record<string, unknown>;
  };

  describe.each(runnable.map((programs) => [programs.language, programs] as const))('in %s', (language, programs) => {
    const label = language.replace('#', 'sharp');

    it('get a token with each kind of key, and say why there is none', async () => {
      const variables = await accountWithKeys(label);
      for (const key of ['two', 'p521', 'rsa'] as const) {
        const token = await programs.run('rest-token', await variables(key));
        expect([key, decodeJwt(token)['scope']]).toEqual([
          key,
          expect.stringContaining('scope:dimona:declaration:consult'),
        ]);
      }
      const stranger = { ...(await variables('rsa')), CLIENT_ID: 'self_service_chaman_000000_unknown' };
      await expect(programs.run('rest-token', stranger)).rejects.toThrow(/invalid_client/);
    });

    it('keep a copy that follows every change, through refusals that pass', async () => {
      const directory = join(folder, `copy-${label}`);
      const follow = () => programs.run('follow-changes', { ...system, COPY_DIR: directory });
      const id = await files.create((await sftpAccountRequest(product, `${label.slice(0, 6)}1`)).body);
      await writeFileOfNobody(directory);
      await follow();
      expect(await copyIn(directory)).toEqual(await readable());

      await files.call('DELETE', `/${id}`);
      await files.untilState(id, 'gone');
      const next = await other.create((await sftpAccountRequest(product, `${label.slice(0, 6)}2`)).body);
      relay.refuse('/changes', 503, { 'Retry-After': '1' });
      relay.refuse('/accounts', 401);
      relay.refuse('/accounts', 429, { 'Retry-After': '1' });
      await follow();
      expect(relay.left).toBe(0);
      expect(await copyIn(directory)).toEqual(await readable());

      // As after a restore: places of before mean nothing any more.
      const place = await readFile(join(directory, 'cursor'), 'utf8');
      await product.sql('update change_feed set epoch = greatest(epoch + 1, extract(epoch from now())::bigint)');
      await writeFileOfNobody(directory);
      await follow();
      expect(await readFile(join(directory, 'cursor'), 'utf8')).not.toBe(place);
      expect(await copyIn(directory)).toEqual(await readable());
      await other.call('DELETE', `/${next}`);
      await other.untilState(next, 'gone');
    });
  });
});
