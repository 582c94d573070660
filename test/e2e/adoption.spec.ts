import { contactShow, driftCheck, driftReport } from '../../openapi/client/sdk.gen.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { TokenIssuer } from '../builders/token-issuer.js';
import { SftpClient } from '../contract/sftp-client.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { dataOf, personClient } from './harness/api-client.js';
import { ChangeFollower } from './harness/change-follower.js';
import { ftps } from './harness/ftp-account.js';
import { auditOf, fileTransferAdmin, registryAdmin } from './harness/in-force.js';
import {
  adoptionFile,
  CLIENT_ID,
  NUMBER,
  olderSystem,
  PASSWORD,
  SENDER,
  type OlderSystem,
} from './harness/older-system.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { authorizationAdmin, tokenOf } from './harness/rest-account.js';
import { giveContact } from './harness/sftp-account.js';
import { asSystem } from './harness/system-client.js';

const IN_THE_RANGE = {
  ...SENDER,
  number: '100000',
  organisationNumber: '0412345614',
  organisationName: 'Bäckerei Sonnenschein (sample)',
};
const OPERATOR = ['--import', '--operator', 'Olivia Operator'];

describe('senders and accounts of an older system', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let older: OlderSystem;
  let file: string;
  let owner: SignedIn;
  let ids: Record<string, string>;
  let follower: ChangeFollower;
  let token: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    older = await olderSystem(product);
    file = await adoptionFile(product, 'older', [SENDER, ...older.accounts, IN_THE_RANGE]);
    token = await issuer.token('chaman:accounts:read chaman:changes:read');
    follower = await ChangeFollower.atTheEnd(product.url, token);
  });
  afterEach(() => letGo(product));
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  async function adopt(...args: string[]): Promise<{ readonly said: string; readonly how: string }> {
    const running = product.adopt(...args);
    const how = await running.exited;
    return { how, said: running.output() };
  }
  const counts = () =>
    product.sql(`select (select count(*)::int from sender) as senders, (select count(*)::int from account) as accounts,
      (select count(*)::int from audit_event) as events`);
  const atGateways = async () => [
    await fileTransferAdmin(product).find('EXPolder1'),
    await fileTransferAdmin(product).find('EXPolder2'),
    await registryAdmin(product).find('older-files'),
    await registryAdmin(product).find('older-soap'),
    await authorizationAdmin(product).find(CLIENT_ID),
  ];

  it('are looked at by a dry run, which tells what is there and what would change, and writes nothing', async () => {
    const before = await atGateways();
    const { said, how } = await adopt(file);
    expect(how).toBe('ended with exit code 0');
    expect(said).toMatch(/line 2 +sender 002214: new/);
    expect(said).toMatch(
      /FTP EXPolder1 of 002214: new\n[^]*wrong-extension[^]*file-transfer: there, without our marker; will change: .*home.*files stay: DMFA in \/srv\/older\/EXPolder1\//,
    );
    expect(said).toMatch(/FTP EXPolder1[^]*certificate-registry: not there; will be made/);
    expect(said).toMatch(/SOAP SOAP-002214[^]*certificate-registry: there, without our marker; will change: user-name/);
    expect(said).toMatch(/authorization-server: there, without our marker; will change: /);
    expect(said).toContain('accounts: 4 new');
    expect(said).toMatch(/faults: 0, warnings: [1-9]/);
    expect(said).not.toContain(PASSWORD);
    expect(await counts()).toEqual([{ senders: 0, accounts: 0, events: 0 }]);
    expect(await atGateways()).toEqual(before);
  });

  it('that an import was broken off over wait for the next one, and no worker takes them for strangers', async () => {
    product.faults.certificateRegistry.add({ mode: 'hold', method: 'PUT' });
    const running = product.adopt(file, ...OPERATOR);
    await product.faults.certificateRegistry.untilHeld();
    expect((await adopt(file, ...OPERATOR)).said).toContain('Another import is under way');
    await running.kill();
    letGo(product);
    const held = await product.sql<{ held: number }>(
      `select count(*)::int as held from provisioning_target where lease_until = 'infinity'`,
    );
    expect(held[0]?.held).toBeGreaterThan(0);
    expect(await product.sql(`select from audit_event where action = 'account.gateway-refused'`)).toEqual([]);
  });

  it('are taken over whole by repeating it, with their numbers, names, client ids and dates', async () => {
    const { said, how } = await adopt(file, ...OPERATOR);
    expect([how, said]).toEqual(['ended with exit code 0', expect.stringContaining('imported; not taken over: 0')]);
    owner = await product.signIn('access-manager');
    const { sender } = dataOf(await contactShow({ client: personClient(owner) }), 'no contact');
    expect(sender).toMatchObject({ number: NUMBER, organisationNumber: '0566988259' });

    const rows = await product.sql<{ id: string; channel: string }>('select id, channel from account');
    expect(rows).toHaveLength(4);
    ids = Object.fromEntries(rows.map(({ id, channel }) => [channel, id]));
    const account = async (channel: string) => product.untilState(owner, ids[channel] ?? '', 'active');
    expect(await account('FTP')).toMatchObject({ login: 'EXPolder1', createdAt: '2012-05-06T07:08:09.000Z' });
    expect(await account('FTP')).toMatchObject({ certificate: { fileName: 'older.crt', state: 'live' } });
    expect(await account('SFTP')).toMatchObject({ login: 'EXPolder2', sshPublicKey: { state: 'live' } });
    expect(await account('SOAP')).toMatchObject({ state: 'active' });
    expect(await account('REST')).toMatchObject({ clientId: CLIENT_ID });
    const found = await asSystem(product.url, token, `/api/v1/accounts?clientId=${CLIENT_ID}`);
    expect(found.body['items']).toMatchObject([{ id: ids['REST'], senderNumber: NUMBER }]);
  });

  it('go on working with what their holders have', async () => {
    await (await ftps(product, 'EXPolder1', PASSWORD)).quit();
    const { sshPrivateKey: privateKey } = older;
    await (await SftpClient.connect({ port: product.sftp.port, username: 'EXPolder2', privateKey })).close();
    const answer = await tokenOf(product, CLIENT_ID, older.certificate);
    expect(answer.status).toBe(200);
    expect(await registryAdmin(product).find('older-soap')).toBeNull();
    expect(await registryAdmin(product).find(`SOAP-${NUMBER}`)).toMatchObject({ title: 'kept', active: true });
    expect(await fileTransferAdmin(product).user('EXPolder1')).toMatchObject({ email: 'kept@older.example' });
    const { attributes } = await authorizationAdmin(product).client(CLIENT_ID);
    expect(attributes).toMatchObject({
      'older.contract': '17',
      'chaman.account': expect.stringContaining(ids['REST'] ?? ''),
    });
  });

  it('stand in the audit trail with who took them over, and in the feed of changes', async () => {
    for (const id of Object.values(ids)) expect(await auditOf(product, id, 'account.adopted')).toHaveLength(1);
    expect(
      await product.sql(
        `select distinct actor_kind, actor_name, action from audit_event where action like '%.adopted' order by action`,
      ),
    ).toEqual(
      ['account.adopted', 'sender.adopted'].map((action) => ({
        actor_kind: 'system',
        actor_name: 'Olivia Operator',
        action,
      })),
    );
    const told = await follower.until((all) => all.filter(({ type }) => type === 'account.in-force').length === 4);
    expect(told.filter(({ type }) => type === 'sender.created').map(({ senderNumber }) => senderNumber)).toEqual(
      expect.arrayContaining([NUMBER, '100000']),
    );
    expect(told.filter(({ type }) => type === 'account.created')).toHaveLength(4);
    expect(told.find(({ accountId, type }) => accountId === ids['REST'] && type === 'account.created')?.clientId).toBe(
      CLIENT_ID,
    );
  });

  it('leave no drift behind', async () => {
    const operations = personClient(await product.signIn('operations'));
    dataOf(await driftCheck({ client: operations, body: {} }), 'no check');
    const report = await product.until(async () => {
      const now = dataOf(await driftReport({ client: operations, query: {} }), 'no report');
      return now.gateways.every((each) => each.report !== null) ? now : undefined;
    }, 'the drift check does not end');
    expect(report.items).toEqual([]);
    expect(report.gateways.map((each) => each.report?.undecided)).toEqual([0, 0, 0]);
  });

  it('are not imported twice', async () => {
    const before = [await counts(), await atGateways()];
    const { said, how } = await adopt(file, ...OPERATOR);
    expect([how, said]).toEqual(['ended with exit code 0', expect.stringContaining('accounts: 4 there already')]);
    expect([await counts(), await atGateways()]).toEqual(before);
  });

  it('change as any other account does, and do not come back once they are deleted', async () => {
    const files = new AccountsApi(product, owner);
    const password = 'Newer:pw2';
    expect((await files.call('PUT', `/${ids['FTP']}/password`, { password })).status).toBe(200);
    await files.untilState(ids['FTP'] ?? '', 'active');
    await expect(ftps(product, 'EXPolder1', PASSWORD)).rejects.toThrow('530');
    await (await ftps(product, 'EXPolder1', password)).quit();

    const rest = new AccountsApi(product, owner, WEB_SERVICES);
    expect((await rest.call('DELETE', `/${ids['REST']}`)).status).toBe(202);
    await rest.untilState(ids['REST'] ?? '', 'gone');
    expect(await authorizationAdmin(product).find(CLIENT_ID)).toBeNull();
    const { said, how } = await adopt(file, ...OPERATOR);
    expect([how, said]).toEqual([
      'ended with exit code 0',
      expect.stringContaining('1 imported earlier and deleted since'),
    ]);
    expect(await authorizationAdmin(product).find(CLIENT_ID)).toBeNull();
  });

  it('keep their numbers from those who come later', async () => {
    const professional = await product.signIn('professional');
    await giveContact(professional);
    const { sender } = dataOf(await contactShow({ client: personClient(professional) }), 'no contact');
    expect(sender.number).toBe('100001');
  });

  it('with faults are told all at once, each with its line and how to mend it, and nothing is written', async () => {
    const [ftp, , , rest] = older.accounts;
    const certificates = ftp?.['certificates'];
    const of = (fields: object) => ({ ...ftp, certificates, ...fields });
    const path = await adoptionFile(product, 'faulty', [
      { ...IN_THE_RANGE, number: '2214' },
      { ...SENDER, number: '777777' },
      '{"record":"sender"',
      of({ sender: '555555', login: 'EXPother1', name: 'a' }),
      of({ login: 'wrong', permissions: ['Nothing known'], name: 'b' }),
      of({ login: 'EXPother2', passwordHash: '$2b$99$short', clientId: 'x', name: 'c' }),
      of({ channel: 'SFTP', login: 'EXPother3', sshPublicKey: 'no key', name: 'd' }),
      { ...rest, clientId: 'held_by_another', name: 'e', surplus: true },
      of({ sender: '100000', login: 'EXPshut', name: 'f' }),
    ]);
    const shut = {
      username: 'EXPshut',
      status: 0,
      home_dir: '/srv/older/shut',
      permissions: { '/': ['*'] },
      password: PASSWORD,
    };
    expect((await fileTransferAdmin(product).request('POST', '/users', shut)).status).toBe(201);
    const before = await counts();
    const { said, how } = await adopt(path, ...OPERATOR);
    expect(how).toBe('ended with exit code 1');
    for (const fault of [
      /line 2 .*\n  ✗ number .*: Six digits[^\n]*\n +found: "2214"/,
      /line 3 +sender 777777: not usable\n  ✗ organisationNumber  one-sender:[^]*it is sender 002214 already/,
      /line 4 .*\n  ✗ json: Each line is one JSON object/,
      /line 5 [^]*✗ sender  sender-known:/,
      /line 6 [^]*✗ login  login-prefix:[^]*✗ permissions\.0  permission-known:/,
      /line 7 [^]*✗ clientId  not-for-channel:[^]*✗ passwordHash  password-hash-form:/,
      /line 8 [^]*✗ sshPublicKey  /,
      /line 9 [^]*✗ surplus  unknown-field:/,
      /line 10 [^]*✗ file-transfer  disabled:[^\n]*\n[^\n]*lets nobody in[^]*Add "disabled": true/,
      /Nothing was written/,
    ])
      expect(said).toMatch(fault);
    expect(said).not.toContain('$99$short');
    expect(await counts()).toEqual(before);
  });
});
