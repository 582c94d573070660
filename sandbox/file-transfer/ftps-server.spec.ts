import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FtpsClient } from './ftps.client.js';
import { SftpgoAdmin } from '../../test/contract/sftpgo-admin.js';
import { keyPair, SftpClient } from '../../test/contract/sftp-client.js';
import { type FileTransferAddresses, FileTransferServer } from './file-transfer-server.js';

describe('FTP with TLS of the sandbox file-transfer server', () => {
  const credentials = { adminUser: 'admin', adminPassword: 'password' };
  const PASSWORD = 'Secret;12\\';
  let dataDir: string;
  let server: FileTransferServer;
  let addresses: FileTransferAddresses;
  let admin: SftpgoAdmin;
  let ca: string;

  const start = async (): Promise<void> => {
    server = new FileTransferServer({ dataDir, ...credentials });
    addresses = await server.start();
    admin = new SftpgoAdmin({ url: addresses.apiUrl, ...credentials });
    ca = await readFile(join(dataDir, 'certificate-authority/anchors/root.pem'), 'utf8');
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'file-transfer-'));
    await start();
    for (const name of ['shared', 'deep'])
      await admin.request('POST', '/folders', { name, mapped_path: `/srv/${name}` });
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  const user = (username: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    username,
    status: 1,
    home_dir: `/srv/${username}`,
    permissions: { '/': ['*'] },
    password: PASSWORD,
    filters: { denied_protocols: ['SSH', 'DAV', 'HTTP'], ftp_security: 1 },
    ...more,
  });
  const create = async (username: string, more?: Record<string, unknown>): Promise<void> =>
    expect((await admin.request('POST', '/users', user(username, more))).status).toBe(201);
  const address = () => ({ port: addresses.ftpsPort, ca });
  const signIn = (username: string, password = PASSWORD): Promise<FtpsClient> =>
    FtpsClient.connect({ ...address(), username, password });

  it('stores, lists and gives back files, each user in their own home', async () => {
    await create('anna');
    await create('bert');
    const [anna, bert] = [await signIn('anna'), await signIn('bert')];
    const large = 'x'.repeat(3_000_000);
    await anna.put('/letter', large);
    expect(await anna.get('letter')).toBe(large);
    await anna.put('/letter', 'short');
    await anna.put('/letter', 'er', 'APPE');
    expect(await anna.get('/letter')).toBe('shorter');
    expect(await anna.list('/')).toEqual(['letter']);
    expect(await anna.list('/', 'LIST')).toEqual([expect.stringMatching(/^-rw.* 7 .* letter$/)]);
    expect(await bert.list('/')).toEqual([]);
    for (const path of ['/../anna/letter', '../anna/letter', '/srv/anna/letter', '..\\..\\anna\\letter'])
      await expect(bert.get(path)).rejects.toThrow(/^551 No such file or directory$/);
    await bert.command('CWD ../../..', '250');
    expect(await bert.command('PWD')).toMatch(/^257 "\/"/);
    await Promise.all([anna.quit(), bert.quit()]);
  });

  it('does directories, names, resumption and removal', async () => {
    const client = await signIn('anna');
    await client.command('MKD /in', '257');
    await client.command('CWD /in', '250');
    await client.put('a', '0123456789');
    expect(await client.command('SIZE a')).toBe('213 10');
    await client.command('RNFR a', '350');
    await client.command('RNTO b', '250');
    await client.command('REST 7', '350');
    expect(await client.get('/in/b')).toBe('789');
    await client.command('REST 8', '350');
    await client.put('b', 'AB');
    expect(await client.get('b')).toBe('01234567AB');
    expect(await client.command('RMD /in')).toBe('550 Failure');
    await client.command('DELE b', '250');
    await client.command('RMD /in', '250');
    expect(await client.command('CWD /in')).toBe('550 No such file or directory');
    await client.quit();
  });

  it('follows no link, whoever laid it', async () => {
    await writeFile(join(dataDir, 'outside'), 'not yours');
    await symlink(dataDir, join(dataDir, 'files/srv/anna/way-out'));
    await symlink(join(dataDir, 'outside'), join(dataDir, 'files/srv/anna/file-out'));
    const client = await signIn('anna');
    for (const path of ['/way-out/outside', '/file-out']) {
      await expect(client.get(path)).rejects.toThrow(/^551 Permission denied$/);
      await expect(client.put(path, 'mine')).rejects.toThrow(/^550 Permission denied$/);
    }
    expect(await client.list('/way-out/')).toEqual(['way-out']);
    expect(await client.command('CWD /way-out')).toMatch(/^550/);
    expect(await readFile(join(dataDir, 'outside'), 'utf8')).toBe('not yours');
    await client.quit();
  });

  it('hangs folders into the tree and grants by path', async () => {
    await create('carl', {
      virtual_folders: [
        { name: 'shared', virtual_path: '/shared' },
        { name: 'deep', virtual_path: '/a/b' },
      ],
      permissions: { '/': ['list'], '/shared': ['list', 'upload'], '/a/b': ['download'] },
    });
    const client = await signIn('carl');
    expect(await client.list('/')).toEqual(['a', 'shared']);
    expect(await client.list('/a')).toEqual(['b']);
    await client.put('/shared/once', 'x');
    for (const work of [
      () => client.put('/shared/once', 'overwritten'),
      () => client.put('/shared/once', 'appended', 'APPE'),
      () => client.get('/shared/once'),
      () => client.command('DELE /shared/once', '250'),
      () => client.command('MKD /shared/dir', '257'),
      () => client.command('RMD /shared', '250'),
      () => client.put('/a/b/x', 'x'),
      () => client.list('/a/b'),
      () => client.put('/home', 'x'),
    ])
      await expect(work()).rejects.toThrow('Permission denied');
    await client.quit();
  });

  it('asks for no password and obeys nothing before TLS', async () => {
    const client = await FtpsClient.open(address());
    for (const line of ['USER anna', `PASS ${PASSWORD}`, 'LIST', 'PASV'])
      expect(await client.command(line)).toMatch(/^530 TLS is required/);
    expect(await client.command('AUTH SSL')).toMatch(/^504/);
    await client.cut();
  });

  it('forgets what was sent in clear behind AUTH', async () => {
    const client = await (await FtpsClient.open(address())).secured('\r\nUSER anna');
    expect(await client.command(`PASS ${PASSWORD}`)).toMatch(/^503/);
    await client.quit();
  });

  it('lets in by the right password only, a few times', async () => {
    await expect(signIn('anna', 'Secret;13\\')).rejects.toThrow('530 Not allowed to sign in');
    await expect(signIn('nobody')).rejects.toThrow('530 Not allowed to sign in');
    const client = await (await FtpsClient.open(address())).secured();
    await client.command('USER anna', '331');
    for (const _attempt of [1, 2, 3]) expect(await client.command('PASS wrong')).toMatch(/^530/);
    await expect(client.command(`PASS ${PASSWORD}`)).rejects.toThrow('hung up');
    await client.closed;
  });

  it.each<[string, Record<string, unknown>]>([
    ['disabled', { status: 0 }],
    ['expired', { expiration_date: 1_500_000_000_000 }],
    ['denied the protocol', { filters: { denied_protocols: ['FTP'] } }],
    ['denied the method', { filters: { denied_login_methods: ['password'] } }],
    ['without a password', { password: undefined, public_keys: [keyPair().line] }],
    ['without a home that can be made', { home_dir: '/srv/anna/letter/home' }],
  ])('refuses a user who is %s', async (title, more) => {
    const name = title.replaceAll(' ', '-');
    await create(name, more);
    await expect(signIn(name)).rejects.toThrow('530 Not allowed to sign in');
  });

  it('keeps its users out of SFTP', async () => {
    const { line, privateKey } = keyPair();
    await create('dora', { public_keys: [line] });
    await expect(SftpClient.connect({ port: addresses.sftpPort, username: 'dora', privateKey })).rejects.toThrow(
      'authentication',
    );
  });

  it('bears nonsense, endless lines and a client that floods or vanishes', async () => {
    const [nonsense, endless, flood, vanishing] = await Promise.all([1, 2, 3, 4].map(() => signIn('anna')));
    for (const line of ['OPTS', 'PORT 127,0,0,1,0,80', 'SITE CHMOD 777 /letter', 'RETR', 'STOR', 'CWD', 'MKD a\u0001b'])
      expect(await nonsense?.command(line)).toMatch(/^5\d\d /);
    expect(await nonsense?.list('/')).toContain('letter');
    await nonsense?.quit();
    await expect(endless?.command('x'.repeat(5000))).rejects.toThrow('hung up');
    await flood?.command('NOOP\r\n'.repeat(5000)).catch(() => undefined);
    await flood?.closed;
    const data = await vanishing?.transfer('STOR /half');
    data?.write('half of it');
    data?.destroy();
    await vanishing?.cut();
    await (await signIn('anna')).quit();
  });

  it('cuts live sessions and their transfers on request and on deletion; files stay', async () => {
    await create('emma');
    const first = await signIn('emma');
    await first.put('/kept', 'x');
    await admin.request('PUT', '/users/emma', user('emma', { password: 'Another;34' }));
    expect(await first.list('/')).toEqual(['kept']);
    await expect(signIn('emma')).rejects.toThrow('530');
    const upload = await first.transfer('STOR /half');
    const cut = once(upload, 'close');
    await admin.request('PUT', '/users/emma?disconnect=1', user('emma', { password: 'Another;34' }));
    await Promise.all([first.closed, cut]);
    const second = await signIn('emma', 'Another;34');
    await admin.request('DELETE', '/users/emma');
    await second.closed;
    await expect(signIn('emma', 'Another;34')).rejects.toThrow('530');
    await create('emma');
    const third = await signIn('emma');
    expect(await third.list('/')).toContain('kept');
    await third.quit();
  });

  it('stops with sessions open, and shows the same certificate after a restart', async () => {
    const signals = process.listenerCount('SIGTERM');
    const chain = await readFile(join(dataDir, 'tls/chain.pem'), 'utf8');
    const client = await signIn('anna');
    const port = addresses.ftpsPort;
    await server.stop();
    await client.closed;
    await server.start();
    expect(addresses.ftpsPort).toBe(port);
    await (await signIn('anna')).quit();
    expect(await readFile(join(dataDir, 'tls/chain.pem'), 'utf8')).toBe(chain);
    // Who ends the process on a signal is not the server's to decide.
    expect(process.listenerCount('SIGTERM')).toBe(signals);
  });
});
