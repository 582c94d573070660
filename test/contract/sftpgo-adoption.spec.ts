import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import { SftpgoAdmin } from './sftpgo-admin.js';
import { startSftpgoSandbox, type SftpgoSandbox } from './sftpgo-sandbox.js';
import { FtpsClient } from '../../sandbox/file-transfer/ftps.client.js';
import { SftpgoGateway } from '../../src/gateways/sftpgo/sftpgo.gateway.js';
import { desiredAccount } from './sftpgo.fixture.js';

const NEVER = new AbortController().signal;
const PASSWORD = 'Old:pass1';
const NO_HASH = { passwordHash: null } as const;

describe('a user of an older system at the file-transfer server', () => {
  let sandbox: SftpgoSandbox;
  let admin: SftpgoAdmin;
  let gateway: SftpgoGateway;

  beforeAll(async () => {
    sandbox = await startSftpgoSandbox();
    admin = new SftpgoAdmin(sandbox);
    gateway = new SftpgoGateway({ ...sandbox, homeRoot: '/srv/chaman', instanceId: 'adopt', callTimeoutMs: 2_000 });
  });
  afterAll(() => sandbox.stop());

  async function place(login: string, fields: Record<string, unknown> = {}): Promise<void> {
    const home = `/srv/older/${login}`;
    const user = { username: login, status: 1, home_dir: home, permissions: { '/': ['*'] }, password: PASSWORD };
    expect((await admin.request('POST', '/users', { ...user, ...fields })).status).toBe(201);
  }

  const survey = (desired: DesiredAccount) => gateway.survey(desired, desired.login, NEVER);
  const adopt = (desired: DesiredAccount) => gateway.adopt(desired, desired.login, NEVER);
  const signIn = (username: string) => FtpsClient.connect({ ...sandbox.ftps, username, password: PASSWORD });

  it('keeps the password that only the server knows, and its files, when it is taken over', async () => {
    const desired = desiredAccount('FTP', NO_HASH);
    await place(desired.login);
    const before = await signIn(desired.login);
    await before.command('MKD /dmfa', '257');
    await before.put('/dmfa/older.txt', 'older');
    await before.quit();

    const surveyed = await survey(desired);
    const home = `/srv/older/${desired.login}`;
    expect(surveyed).toEqual({
      outcome: 'found',
      marker: 'none',
      enabled: true,
      differences: expect.not.arrayContaining(['password']),
      directories: { dimona: `${home}/dimona`, dmfa: `${home}/dmfa` },
    });
    const permissions = desired.permissions.map((each) => ({ ...each, directory: `${home}/${each.code}` }));
    expect(await adopt(desired)).toEqual({ outcome: 'adopted' });
    expect(await gateway.apply({ ...desired, permissions }, NEVER)).toEqual({ outcome: 'applied' });
    const kept = { ...desired, permissions };
    expect(await gateway.observe(kept, kept, NEVER)).toEqual({ outcome: 'present', differences: [] });

    const after = await signIn(desired.login);
    expect(await after.get('/dmfa/older.txt')).toBe('older');
    await after.quit();
  });

  it.each([{ status: 0 }, { expiration_date: 1_500_000_000_000 }])('lets nobody in: %j', async (fields) => {
    const desired = desiredAccount('FTP', NO_HASH);
    await place(desired.login, fields);
    expect(await survey(desired)).toMatchObject({ enabled: false });
  });

  it('whose folders hang elsewhere keeps what is in them', async () => {
    const desired = desiredAccount('FTP', NO_HASH);
    await admin.request('POST', '/folders', { name: 'older-folder', mapped_path: '/srv/shared/of-one' });
    const folder = { name: 'older-folder', virtual_path: '/dmfa', quota_size: 0, quota_files: 0, subpath: 'below' };
    await place(desired.login, { virtual_folders: [folder] });
    expect(await survey(desired)).toMatchObject({ directories: { dmfa: '/srv/shared/of-one/below' } });
  });

  it('keeps the words that were noted about it', async () => {
    const desired = desiredAccount('FTP', NO_HASH);
    await place(desired.login, { additional_info: 'call Mr Jones first' });
    await adopt(desired);
    expect((await admin.user(desired.login)).additional_info).toContain('call Mr Jones first');
  });

  it('without a password can only be helped by a new one', async () => {
    const desired = desiredAccount('FTP', NO_HASH);
    const refused = { outcome: 'refused', reason: 'password-unknown', permanent: true };
    expect(await survey(desired)).toMatchObject(refused);
    expect(await gateway.apply(desired, NEVER)).toMatchObject(refused);
    await place(desired.login, { password: undefined });
    expect(await survey(desired)).toMatchObject(refused);
    await adopt(desired);
    expect(await gateway.apply(desired, NEVER)).toMatchObject(refused);
    const withPassword = { ...desired, passwordHash: desiredAccount('FTP').passwordHash };
    expect(await gateway.apply(withPassword, NEVER)).toEqual({ outcome: 'applied' });
  });

  it('that another installation looks after is left to it', async () => {
    const desired = desiredAccount('FTP', NO_HASH);
    const info = JSON.stringify({ chaman: { instance: 'other', account: desired.accountId, revision: 1 } });
    await place(desired.login, { additional_info: info });
    expect(await survey(desired)).toMatchObject({ marker: 'another' });
    expect(await adopt(desired)).toMatchObject({ outcome: 'refused', permanent: true });
  });

  it.each(['$2a$10$abcdefghijklmnopqrstuuJ3Zk5h0rYgO0c6bXo1x9c0p8w1s2q3e', '$6$rounds=5000$salt$abcdef'])(
    'may bring its hash in a form that the server takes: %s',
    async (passwordHash) => {
      const desired = desiredAccount('FTP', { passwordHash });
      expect(await gateway.apply(desired, NEVER)).toEqual({ outcome: 'applied' });
      expect(await gateway.observe(desired, desired, NEVER)).toEqual({ outcome: 'present', differences: [] });
    },
  );

  it('cannot bring one that the server would hash again', async () => {
    const desired = desiredAccount('FTP', { passwordHash: '$2b$10$abcdefghijklmnopqrstuu' });
    expect(await gateway.apply(desired, NEVER)).toMatchObject({ outcome: 'refused', permanent: true });
  });
});
