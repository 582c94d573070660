import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPair, SftpClient } from '../../test/contract/sftp-client.js';
import { SftpgoAdmin } from '../../test/contract/sftpgo-admin.js';
import { type FileTransferAddresses, FileTransferServer } from './file-transfer-server.js';

describe('SFTP of the sandbox file-transfer server', () => {
  const credentials = { adminUser: 'admin', adminPassword: 'password' };
  const anna = keyPair();
  const bert = keyPair();
  let dataDir: string;
  let server: FileTransferServer;
  let addresses: FileTransferAddresses;
  let admin: SftpgoAdmin;

  const start = async (): Promise<void> => {
    server = new FileTransferServer({ dataDir, ...credentials });
    addresses = await server.start();
    admin = new SftpgoAdmin({ url: addresses.apiUrl, ...credentials });
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

  const create = async (username: string, line: string, more: Record<string, unknown> = {}): Promise<void> => {
    const body = {
      username,
      status: 1,
      home_dir: `/srv/${username}`,
      permissions: { '/': ['*'] },
      public_keys: [line],
    };
    expect((await admin.request('POST', '/users', { ...body, ...more })).status).toBe(201);
  };
  const signIn = (username: string, privateKey: string): Promise<SftpClient> =>
    SftpClient.connect({ port: addresses.sftpPort, username, privateKey });
  const refused = async (username: string, how: Parameters<typeof SftpClient.connect>[0]): Promise<void> =>
    expect(SftpClient.connect({ port: addresses.sftpPort, username, ...how })).rejects.toThrow('authentication');

  it('keeps files of two users apart, each in their own home', async () => {
    await create('anna', anna.line);
    await create('bert', bert.line);
    const [a, b] = [await signIn('anna', anna.privateKey), await signIn('bert', bert.privateKey)];
    const large = 'x'.repeat(300_000);
    await a.put('/letter', large);
    expect(await a.get('letter')).toBe(large);
    expect(await a.list('/')).toEqual(['letter']);
    expect(await b.list('/')).toEqual([]);
    for (const path of ['/../anna/letter', '../anna/letter', '/srv/anna/letter']) {
      await expect(b.get(path)).rejects.toThrow('No such file');
    }
    expect(await b.realpath('../../..')).toBe('/');
    await Promise.all([a.close(), b.close()]);
  });

  it('does directories, names and removal', async () => {
    const client = await signIn('anna', anna.privateKey);
    await client.mkdir('/in');
    await client.put('/in/a', '1');
    await client.put('/in/a', '22');
    await client.rename('/in/a', '/in/b');
    expect(await client.get('/in/b')).toBe('22');
    expect(await client.isDirectory('/in')).toBe(true);
    await expect(client.rmdir('/in')).rejects.toThrow('Failure');
    await client.remove('/in/b');
    await client.rmdir('/in');
    await expect(client.list('/in')).rejects.toThrow('No such file');
    await client.close();
  });

  it('follows no link, whoever laid it', async () => {
    await writeFile(join(dataDir, 'outside'), 'not yours');
    await symlink(dataDir, join(dataDir, 'files/srv/anna/way-out'));
    await symlink(join(dataDir, 'outside'), join(dataDir, 'files/srv/anna/file-out'));
    const client = await signIn('anna', anna.privateKey);
    await expect(client.get('/way-out/outside')).rejects.toThrow('Permission denied');
    await expect(client.put('/way-out/outside', 'mine')).rejects.toThrow('Permission denied');
    await expect(client.get('/file-out')).rejects.toThrow('Permission denied');
    await expect(client.symlink('/letter', '/link')).rejects.toThrow();
    await client.close();
  });

  it('hangs folders into the tree and grants by path', async () => {
    await create('carl', anna.line, {
      virtual_folders: [
        { name: 'shared', virtual_path: '/shared' },
        { name: 'deep', virtual_path: '/a/b' },
      ],
      permissions: { '/': ['list'], '/shared': ['list', 'upload'], '/a/b': ['download'] },
    });
    const client = await signIn('carl', anna.privateKey);
    expect(await client.list('/')).toEqual(['a', 'shared']);
    expect(await client.list('/a')).toEqual(['b']);
    await client.put('/shared/once', 'x');
    for (const work of [
      () => client.put('/shared/once', 'overwritten'),
      () => client.get('/shared/once'),
      () => client.remove('/shared/once'),
      () => client.rename('/shared/once', '/shared/twice'),
      () => client.mkdir('/shared/dir'),
      () => client.put('/a/b/x', 'x'),
      () => client.list('/a/b'),
      () => client.put('/home', 'x'),
      () => client.rmdir('/shared'),
    ]) {
      await expect(work()).rejects.toThrow('Permission denied');
    }
    await client.close();
  });

  it('lets in by the right key only', async () => {
    await refused('anna', { privateKey: bert.privateKey });
    await refused('nobody', { privateKey: anna.privateKey });
    await create('dora', anna.line, { password: 'password' });
    await refused('dora', { password: 'password' });
    await refused('dora', { password: 'password', tryKeyboard: true });
  });

  it.each<[string, Record<string, unknown>]>([
    ['disabled', { status: 0 }],
    ['expired', { expiration_date: 1_500_000_000_000 }],
    ['denied the protocol', { filters: { denied_protocols: ['SSH'] } }],
    ['denied the method', { filters: { denied_login_methods: ['publickey'] } }],
  ])('refuses a user who is %s', async (title, more) => {
    const name = title.replaceAll(' ', '-');
    await create(name, anna.line, more);
    await refused(name, { privateKey: anna.privateKey });
  });

  it('survives a home that cannot be made', async () => {
    await create('frank', anna.line, { home_dir: '/srv/anna/letter' });
    await expect(signIn('frank', anna.privateKey)).rejects.toThrow();
    await (await signIn('anna', anna.privateKey)).close();
  });

  it('cuts live sessions on request and on deletion; files stay', async () => {
    await create('emma', anna.line);
    const first = await signIn('emma', anna.privateKey);
    await first.put('/kept', 'x');
    const { public_keys: _none, ...keyless } = await admin.user('emma');
    await admin.request('PUT', '/users/emma', keyless);
    expect(await first.list('/')).toEqual(['kept']);
    await refused('emma', { privateKey: anna.privateKey });
    await admin.request('PUT', '/users/emma?disconnect=1', { ...keyless, public_keys: [anna.line] });
    await first.closed;
    const second = await signIn('emma', anna.privateKey);
    await admin.request('DELETE', '/users/emma');
    await second.closed;
    await refused('emma', { privateKey: anna.privateKey });
    await create('emma', anna.line);
    const third = await signIn('emma', anna.privateKey);
    expect(await third.list('/')).toEqual(['kept']);
    await third.close();
  });

  it('shows the same host key after a restart', async () => {
    const before = addresses.hostKeyFingerprint;
    await server.stop();
    await start();
    const client = await signIn('anna', anna.privateKey);
    expect(client.hostKeyFingerprint).toBe(before);
    expect(addresses.hostKeyFingerprint).toBe(before);
    await client.close();
  });
});
