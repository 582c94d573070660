import { openPasswordHash } from '../../src/account/password/sealed-password-hash.js';
import { encryptionVariables } from '../../src/platform/encryption/encryption.config.js';
import { FtpsClient } from '../../sandbox/file-transfer/ftps.client.js';
import { ftpAccountRequest, ftps, ftpsAddress } from './harness/ftp-account.js';
import { auditOf, expectNowhere } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';

describe('an FTP channel', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const signIn = (personId: string) => accountsOfSender(product, personId);

  /** What the gateway is given, opened with the product's own key. */
  async function hashOf(id: string): Promise<string> {
    const rows = await product.sql<{ sealed: string }>('select password_hash as sealed from account where id = $1', [
      id,
    ]);
    const { ENCRYPTION_KEYS = '' } = product.environment.apiEnvironment;
    return openPasswordHash(rows[0]?.sealed ?? '', id, encryptionVariables.ENCRYPTION_KEYS.parse(ENCRYPTION_KEYS));
  }

  it('lives from its creation to its deletion, and nobody but the gateway learns its password', async () => {
    const accounts = await signIn('access-manager');
    const first = 'Qz7:first\\';
    const second = 'Qz7:secnd\\';
    const body = await ftpAccountRequest(product, 'Transfer1', { password: first });
    product.faults.fileTransfer.add({ mode: 'fail', status: 503, method: 'POST', path: '/api/v2/users', times: 1 });
    product.faults.fileTransfer.add({ mode: 'hold', method: 'POST', path: '/api/v2/users' });
    const created = await accounts.call('POST', '', body);
    expect(created).toMatchObject({
      status: 201,
      body: {
        channel: 'FTP',
        state: 'being-set-up',
        login: 'EXPTransfer1',
        revision: 1,
        sshPublicKey: null,
        permissions: [{ code: 'DMFA', state: 'pending' }],
        certificate: { owner: 'Transfer1', state: 'pending' },
      },
    });
    const id = String(created.body['id']);
    await product.faults.fileTransfer.untilHeld();
    const hash = await hashOf(id);
    expect(hash).toMatch(/^\$argon2id\$/);
    const places = await everything(product);
    for (const secret of [first, hash]) expect(placesWith(secret, places)).toEqual([]);
    // The job of the call that is held, and what a search does find.
    const targetId = (await product.untilTarget(id, 'file-transfer', 'retrying')).id;
    expect(placesWith(targetId, places)).toContain('queue');
    expect(placesWith(id, places)).toEqual(expect.arrayContaining(['public.account', 'public.audit_event']));
    await expect(ftps(product, 'EXPTransfer1', first)).rejects.toThrow(/^530/);
    letGo(product);
    await accounts.untilState(id, 'active');

    const visitor = await ftps(product, 'EXPTransfer1', first);
    const [folder = ''] = await visitor.list('/');
    await visitor.put(`/${folder}/declaration.xml`, '<declaration/>');
    expect(await visitor.get(`/${folder}/declaration.xml`)).toBe('<declaration/>');
    await expect(ftps(product, 'EXPTransfer1', second)).rejects.toThrow(/^530/);
    const plain = await FtpsClient.open(await ftpsAddress(product));
    expect(await plain.command('USER EXPTransfer1')).toMatch(/^530/);
    await plain.quit();

    const changed = await accounts.call('PUT', `/${id}/password`, { password: second }, '"1"');
    expect(changed).toMatchObject({ status: 200, body: { state: 'being-changed', revision: 2 } });
    const newHash = await hashOf(id);
    await accounts.untilState(id, 'active');
    await visitor.closed;
    await expect(ftps(product, 'EXPTransfer1', first)).rejects.toThrow(/^530/);
    const again = await ftps(product, 'EXPTransfer1', second);
    expect(await again.get(`/${folder}/declaration.xml`)).toBe('<declaration/>');

    expect(await accounts.call('DELETE', `/${id}`)).toMatchObject({ status: 202 });
    await accounts.untilState(id, 'gone');
    await again.closed;
    await expect(ftps(product, 'EXPTransfer1', second)).rejects.toThrow(/^530/);
    await expectNowhere(product, 'EXPTransfer1');
    expect(await product.sql('select 1 from account where id = $1 and password_hash is not null', [id])).toEqual([]);
    expect(await auditOf(product, id, 'account.password-changed')).toHaveLength(1);
    const left = { ...(await everything(product)), answers: accounts.answers.join('\n') };
    for (const secret of [first, second, hash, newHash]) expect(placesWith(secret, left)).toEqual([]);
    expect(placesWith('EXPTransfer1', left)).toContain('answers');
  });

  it('is made once when asked for twice at the same moment', async () => {
    const accounts = await signIn('second-employer');
    const requests = await Promise.all(['Twin1', 'Twin2'].map((userName) => ftpAccountRequest(product, userName)));
    const answers = await Promise.all(requests.map((request) => accounts.call('POST', '', request)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409]);
    const winner = statuses.indexOf(201);
    expect(answers[1 - winner]?.body).toMatchObject({ type: 'urn:problem-type:chaman:account/channel-taken' });
    await accounts.untilState(String(answers[winner]?.body['id']), 'active');
    const [won, lost] = [requests[winner], requests[1 - winner]];
    await (await ftps(product, `EXP${won?.userName}`, String(won?.password))).quit();
    await expectNowhere(product, `EXP${lost?.userName}`);
  });

  it('refuses a password for each rule that it breaks, and never repeats it', async () => {
    const accounts = await signIn('professional');
    const body = await ftpAccountRequest(product, 'Rules1');
    const id = await accounts.create(body);
    const other = await ftpAccountRequest(product, 'Rules2', { certificate: body.certificate });
    for (const [password, rules] of [
      ['Kq-4567', ['password-length']],
      ['Kq-45678901', ['password-length']],
      ['Kqxyzabc1', ['password-non-letters']],
      ['Kqxyzabcd', ['password-non-letters']],
      ['Kqxyz 12', ['password-characters']],
      [' Kqxyz12', ['password-characters']],
      ['Kqxyz12!', ['password-characters']],
      ['Kqéxyz12', ['password-characters']],
      ['Kq!', ['password-length', 'password-characters', 'password-non-letters']],
    ] as const) {
      for (const answer of [
        await accounts.call('POST', '', { ...other, password }),
        await accounts.call('PUT', `/${id}/password`, { password }),
      ]) {
        expect(answer).toMatchObject({
          status: 400,
          body: { issues: rules.map((rule) => ({ field: 'password', rule })) },
        });
        expect(answer.text).not.toContain('Kq');
      }
    }
    const { password: _none, ...without } = other;
    expect(await accounts.call('POST', '', without)).toMatchObject({
      status: 400,
      body: { issues: [{ field: 'password', rule: 'credential-required' }] },
    });
    expect(await accounts.call('GET', `/${id}`)).toMatchObject({ body: { state: 'active', revision: 1 } });
    await (await ftps(product, 'EXPRules1', body.password)).quit();
  });
});

/** By name, every place in which a secret could have been left: logs, audit trail, jobs, and each table with the sealed hash. */
async function everything(product: Product): Promise<Record<string, string>> {
  const queue = await product.queue.contents();
  const places = { queue, api: product.output('api'), worker: product.output('worker') };
  const tables = await product.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const rows = await product.sql<{ row: string }>(`select whole::text as row from ${name} as whole`);
    Object.assign(places, { [name]: rows.map(({ row }) => row).join('\n') });
  }
  return places;
}

function placesWith(text: string, places: Readonly<Record<string, string>>): string[] {
  // Backslashes are doubled in JSON and in rows.
  const forms = [text, text.replaceAll('\\', '')];
  return Object.keys(places).filter((name) => forms.some((form) => places[name]?.includes(form)));
}
