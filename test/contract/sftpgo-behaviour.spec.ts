import { SftpgoGateway } from '../../src/gateways/sftpgo/sftpgo.gateway.js';
import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import { keyPair, SftpClient } from './sftp-client.js';
import { SftpgoAdmin } from './sftpgo-admin.js';
import { type SftpgoSandbox, startSftpgoSandbox } from './sftpgo-sandbox.js';
import { desiredAccount } from './sftpgo.fixture.js';

const SIGNAL = new AbortController().signal;
const applied = { outcome: 'applied' };

describe('accounts at SFTPGo', () => {
  const key = keyPair();
  let sandbox: SftpgoSandbox;
  let gateway: SftpgoGateway;
  let admin: SftpgoAdmin;

  beforeAll(async () => {
    sandbox = await startSftpgoSandbox();
    admin = new SftpgoAdmin(sandbox);
    gateway = new SftpgoGateway({ ...sandbox, homeRoot: '/srv/chaman/', instanceId: 'test', callTimeoutMs: 5_000 });
  });
  afterAll(() => sandbox.stop());
  afterEach(() => sandbox.server.faults.clear());

  const signIn = ({ login }: DesiredAccount, privateKey = key.privateKey): Promise<SftpClient> =>
    SftpClient.connect({ port: sandbox.sftpPort, username: login, privateKey });
  const sftpAccount = (overrides: Partial<DesiredAccount> = {}): DesiredAccount =>
    desiredAccount('SFTP', { sshPublicKeys: [key.line], ...overrides });
  const apply = (desired: DesiredAccount): Promise<unknown> => gateway.apply(desired, SIGNAL);
  const callsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const from = sandbox.server.faults.calls().length;
    await work();
    return sandbox.server.faults.calls().slice(from);
  };

  it('two senders with the same permission do not see each other', async () => {
    const [first, second] = [sftpAccount(), sftpAccount()];
    await apply(first);
    await apply(second);
    const one = await signIn(first);
    await one.put('/dimona/declaration.xml', 'of the first');
    const two = await signIn(second);
    expect(await two.list('/dimona')).toEqual([]);
    await expect(two.get('/dimona/declaration.xml')).rejects.toThrow('No such file');
    await two.put('/dimona/declaration.xml', 'of the second');
    expect(await one.get('/dimona/declaration.xml')).toBe('of the first');
    await Promise.all([one.close(), two.close()]);
  });

  it('a user name that is used again starts empty', async () => {
    const former = sftpAccount();
    await apply(former);
    const before = await signIn(former);
    await before.put('/dimona/secret.xml', 'of the former holder');
    await gateway.remove(former, SIGNAL);
    await before.closed;
    const next = sftpAccount({ login: former.login });
    expect(await apply(next)).toEqual(applied);
    const after = await signIn(next);
    expect(await after.list('/')).toEqual(['dimona', 'dmfa']);
    expect(await after.list('/dimona')).toEqual([]);
    await after.close();
  });

  it('the folders are what the holder can fill; the directory around them cannot be changed', async () => {
    const desired = sftpAccount();
    await apply(desired);
    const client = await signIn(desired);
    await client.mkdir('/dmfa/out');
    await client.put('/dmfa/out/a', 'a');
    await client.rename('/dmfa/out/a', '/dmfa/out/b');
    expect(await client.get('/dmfa/out/b')).toBe('a');
    await client.remove('/dmfa/out/b');
    await expect(client.put('/stray', 'x')).rejects.toThrow('Permission denied');
    await expect(client.rmdir('/dmfa')).rejects.toThrow('Permission denied');
    await client.close();
  });

  it('what others keep on the user survives our write', async () => {
    const desired = sftpAccount();
    await apply(desired);
    await admin.request('POST', '/folders', { name: `news-${desired.login}`, mapped_path: '/srv/news' });
    await admin.change(desired.login, (user) => ({
      email: 'someone@example.org',
      max_sessions: 3,
      groups: [{ name: 'external', type: 3 }],
      additional_info: JSON.stringify({ ...JSON.parse(user.additional_info ?? '{}'), ticket: 'OPS-1' }),
      filters: { ...user.filters, allowed_ip: ['192.0.2.0/24'], web_client: ['shares-disabled'] },
      virtual_folders: [...(user.virtual_folders ?? []), { name: `news-${desired.login}`, virtual_path: '/news' }],
      permissions: { ...user.permissions, '/news': ['list', 'download'] },
    }));
    expect(await apply({ ...desired, name: 'Renamed', revision: 2 })).toEqual(applied);
    const user = (await admin.user(desired.login)) as unknown as Record<string, unknown>;
    expect(user).toMatchObject({
      description: 'Example Ltd - Renamed',
      email: 'someone@example.org',
      max_sessions: 3,
      groups: [{ name: 'external', type: 3 }],
      filters: { allowed_ip: ['192.0.2.0/24'], web_client: expect.arrayContaining(['shares-disabled']) },
      permissions: { '/news': ['list', 'download'] },
    });
    expect(JSON.parse(String(user['additional_info']))).toMatchObject({
      ticket: 'OPS-1',
      chaman: { instance: 'test', account: desired.accountId, revision: 2 },
    });
    expect(user['virtual_folders']).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: `news-${desired.login}`, virtual_path: '/news' })]),
    );
    expect(await gateway.observe(desired, { ...desired, name: 'Renamed' }, SIGNAL)).toEqual({
      outcome: 'present',
      differences: [],
    });
  });

  it('cuts running sessions for a new key, not for a new description or for nothing', async () => {
    const desired = sftpAccount();
    await apply(desired);
    const client = await signIn(desired);
    await apply(desired);
    await apply({ ...desired, name: 'Renamed' });
    expect(await client.list('/')).toEqual(['dimona', 'dmfa']);
    const newKey = keyPair();
    await apply({ ...desired, sshPublicKeys: [newKey.line] });
    await client.closed;
    await expect(signIn(desired)).rejects.toThrow('authentication');
    await (await signIn(desired, newKey.privateKey)).close();
  });

  it('takes away a folder whose permission is withdrawn, and its definition', async () => {
    const desired = sftpAccount();
    await apply(desired);
    await apply({ ...desired, permissions: desired.permissions.slice(0, 1) });
    const client = await signIn(desired);
    expect(await client.list('/')).toEqual(['dimona']);
    await client.close();
    const { status } = await admin.request('GET', `/folders/chaman-test-${desired.accountId}-dmfa`);
    expect(status).toBe(404);
  });

  it('leaves no folder behind, even when removal was cut at any call', async () => {
    const complete = sftpAccount();
    await apply(complete);
    const length = (await callsOf(() => gateway.remove(complete, SIGNAL))).length;
    for (let position = 0; position < length; position += 1) {
      const desired = sftpAccount();
      await apply(desired);
      if (position > 0) sandbox.server.faults.add({ mode: 'slow', delayMs: 0, times: position });
      sandbox.server.faults.add({ mode: 'drop', times: 1 });
      expect(await gateway.remove(desired, SIGNAL)).toMatchObject({ outcome: 'unavailable' });
      if (position > 1) await expect(signIn(desired)).rejects.toThrow('authentication');
      expect(await gateway.remove(desired, SIGNAL)).toEqual({ outcome: 'removed' });
      for (const { code } of desired.permissions) {
        const { status } = await admin.request('GET', `/folders/chaman-test-${desired.accountId}-${code}`);
        expect({ position, code, status }).toEqual({ position, code, status: 404 });
      }
    }
  });

  it('an FTP account speaks FTP over TLS only, with the password as its only way in', async () => {
    const desired = desiredAccount('FTP');
    await apply(desired);
    expect(await admin.user(desired.login)).toMatchObject({
      has_password: true,
      filters: { denied_protocols: ['SSH', 'DAV', 'HTTP'], ftp_security: 1 },
    });
    await expect(signIn(desired)).rejects.toThrow('authentication');
  });

  it('never sends a password that is not a hash which the server knows', async () => {
    const calls = await callsOf(async () => {
      for (const [passwordHash, reason] of [
        ['Welcome123', 'not-accepted'],
        ['$2b$10$abcdefghijklmnopqrstuv', 'not-accepted'],
        [null, 'password-unknown'],
      ] as const) {
        const result = await apply(desiredAccount('FTP', { passwordHash }));
        expect(result).toMatchObject({ outcome: 'refused', reason, permanent: true });
      }
    });
    expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
  });

  it.each(['..', '../other', 'a/../../b', '', '/', 'a//b', 'a\0b'])('refuses the folder %j', async (grant) => {
    const result = await apply(sftpAccount({ permissions: [{ code: 'dimona', grant }] }));
    expect(result).toMatchObject({ outcome: 'refused', reason: 'permission-not-known', permanent: true });
  });

  it.each(['..', '.', 'a/b', ''])('refuses the permission code %j, which names a directory', async (code) => {
    const result = await apply(sftpAccount({ permissions: [{ code, grant: 'dimona' }] }));
    expect(result).toMatchObject({ outcome: 'refused', reason: 'permission-not-known', permanent: true });
  });

  it('names a key that the server does not take', async () => {
    const result = await apply(sftpAccount({ sshPublicKeys: ['ssh-ed25519 AAAA'] }));
    expect(result).toMatchObject({ outcome: 'refused', reason: 'key-not-accepted', permanent: true });
  });

  it('signs in once, and once more when its token has become worthless', async () => {
    const desired = sftpAccount();
    await apply(desired);
    const kept = await callsOf(() => gateway.observe(desired, desired, SIGNAL));
    expect(kept).toEqual([`GET /api/v2/users/${desired.login}`]);
    sandbox.server.tokens.revokeAll();
    const renewed = await callsOf(async () => {
      expect(await gateway.observe(desired, desired, SIGNAL)).toEqual({ outcome: 'present', differences: [] });
    });
    expect(renewed.filter((call) => call === 'GET /api/v2/token')).toHaveLength(1);
  });

  it.each([200, 302])('an unintelligible answer (status %i) is not taken for an absent account', async (status) => {
    sandbox.server.faults.add({ path: '/api/v2/users', mode: 'fail', status });
    const desired = sftpAccount();
    const unavailable = { outcome: 'unavailable', cause: expect.any(String), writeMayStillRun: false };
    expect(await apply(desired)).toEqual(unavailable);
    expect(await gateway.observe(desired, desired, SIGNAL)).toEqual(unavailable);
    expect(await gateway.remove(desired, SIGNAL)).toEqual(unavailable);
  });

  it('writes as many folders as one round can, starting anew or not, and refuses more', async () => {
    const permissions = Array.from({ length: 26 }, (_, index) => ({ code: `p${index}`, grant: `p${index}` }));
    const desired = sftpAccount({ permissions: permissions.slice(1) });
    sandbox.server.faults.add({ method: 'POST', path: '/api/v2/users', mode: 'fail', times: 1 });
    expect(await apply(desired)).toMatchObject({ outcome: 'unavailable' });
    const calls = await callsOf(async () => expect(await apply(desired)).toEqual(applied));
    expect(calls.length).toBeLessThanOrEqual(gateway.limits.maxCalls);
    expect(await apply(sftpAccount({ permissions }))).toMatchObject({ outcome: 'refused', reason: 'not-accepted' });
  });

  it('a wrong administrator is a trouble of the gateway, not of the account', async () => {
    const wrong = { ...sandbox, adminPassword: 'wrong', homeRoot: '/srv', instanceId: 'test', callTimeoutMs: 5_000 };
    expect(await new SftpgoGateway(wrong).apply(sftpAccount(), SIGNAL)).toEqual({
      outcome: 'unavailable',
      cause: 'sign-in of the administrator: status 401',
      writeMayStillRun: false,
    });
  });
});
