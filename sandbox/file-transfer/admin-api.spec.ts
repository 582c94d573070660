import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { field, number, opensshLine, rsaKey, sshBlob } from '../../test/builders/ssh-keys.js';
import { keyPair } from '../../test/contract/sftp-client.js';
import { SftpgoAdmin } from '../../test/contract/sftpgo-admin.js';
import { FileTransferServer } from './file-transfer-server.js';
import { passwordMatches, storedPassword } from './password-hash.js';
import type { UserRecord } from './records.js';

describe('admin API of the sandbox file-transfer server', () => {
  const credentials = { adminUser: 'admin', adminPassword: 'p:ss' };
  let dataDir: string;
  let server: FileTransferServer;
  let url: string;
  let admin: SftpgoAdmin;

  const start = async (): Promise<void> => {
    server = new FileTransferServer({ dataDir, ...credentials });
    url = (await server.start()).apiUrl;
    admin = new SftpgoAdmin({ url, ...credentials });
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'file-transfer-'));
    await start();
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
    ...more,
  });
  const create = (body: unknown): Promise<{ status: number; body: unknown }> => admin.request('POST', '/users', body);
  const stored = async (username: string): Promise<UserRecord | undefined> => {
    const state = JSON.parse(await readFile(join(dataDir, 'state.json'), 'utf8')) as {
      users: Record<string, UserRecord>;
    };
    return state.users[username];
  };

  it('lets only the administrator in', async () => {
    const call = async (path: string, authorization?: string): Promise<number> =>
      (await fetch(url + path, { headers: authorization ? { authorization } : {} })).status;
    expect(await call('/healthz')).toBe(200);
    expect(await call('/api/v2/version')).toBe(401);
    expect(await call('/api/v2/users/x', 'Bearer guessed')).toBe(401);
    expect(await call('/api/v2/token', `Basic ${Buffer.from('admin:wrong').toString('base64')}`)).toBe(401);
    expect((await admin.request('GET', '/version')).body).toMatchObject({ version: expect.stringContaining('2.7') });
    expect((await admin.request('GET', '/status')).status).toBe(200);
  });

  it('creates once, and shows everything but the password', async () => {
    const created = await create(user('one', { password: 'secret-1', additional_info: 'note' }));
    expect(created).toMatchObject({ status: 201, body: { has_password: true, additional_info: 'note' } });
    expect(created.body).not.toHaveProperty('password');
    expect((await create(user('one'))).status).toBe(409);
    expect((await admin.request('GET', '/users/nobody')).status).toBe(404);
    expect((await admin.request('GET', '/users?limit=1')).body).toHaveLength(1);
  });

  it('replaces the whole user: what is left out is reset, only the password stays', async () => {
    await admin.request('POST', '/folders', { name: 'shared', mapped_path: '/srv/shared' });
    const full = user('two', {
      password: 'secret-2',
      public_keys: [keyPair().line],
      filters: { denied_protocols: ['FTP'], allowed_ip: ['192.0.2.0/24'] },
      virtual_folders: [{ name: 'shared', virtual_path: '/shared' }],
      groups: [{ name: 'g', type: 3 }],
      permissions: { '/': ['list'], '/shared': ['upload'] },
    });
    await create(full);
    expect(await admin.user('two')).toMatchObject({ virtual_folders: [{ mapped_path: '/srv/shared' }] });
    const before = await stored('two');
    await admin.request('PUT', '/users/two', user('two'));
    const after = await admin.user('two');
    for (const part of ['public_keys', 'virtual_folders', 'groups']) expect(after).not.toHaveProperty(part);
    expect(after).toMatchObject({ filters: {}, permissions: { '/': ['*'] }, has_password: true });
    expect((await stored('two'))?.password).toBe(before?.password);
  });

  it('a folder that does not exist is an error of its database', async () => {
    const body = user('three', { virtual_folders: [{ name: 'missing', virtual_path: '/missing' }] });
    expect((await create(body)).status).toBe(500);
    expect(await admin.find('three')).toBeUndefined();
  });

  it('a folder that is deleted vanishes from its users', async () => {
    await admin.request('POST', '/folders', { name: 'brief', mapped_path: '/srv/brief' });
    expect((await admin.request('POST', '/folders', { name: 'brief', mapped_path: '/x' })).status).toBe(409);
    await create(user('four', { virtual_folders: [{ name: 'brief', virtual_path: '/brief' }] }));
    expect((await admin.request('GET', '/folders/brief')).body).toMatchObject({ users: ['four'] });
    await admin.request('PUT', '/folders/brief', { mapped_path: '/srv/moved' });
    expect((await admin.user('four')).virtual_folders?.[0]?.mapped_path).toBe('/srv/moved');
    expect((await admin.request('DELETE', '/folders/brief')).status).toBe(200);
    expect((await admin.request('DELETE', '/folders/brief')).status).toBe(404);
    expect(await admin.user('four')).not.toHaveProperty('virtual_folders');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a name with a space', { username: 'a b' }, 'username'],
    ['no permissions', { permissions: {} }, 'permissions'],
    ['no permissions for the root', { permissions: { '/a': ['*'] } }, 'root dir'],
    ['an empty list of permissions', { permissions: { '/': [] } }, 'no permissions granted'],
    ['an unknown permission', { permissions: { '/': ['fly'] } }, 'invalid permission'],
    ['a relative home', { home_dir: 'home' }, 'home_dir'],
    ['a relative virtual path', { virtual_folders: [{ name: 'shared', virtual_path: 'x' }] }, 'virtual path'],
    ['the root as virtual path', { virtual_folders: [{ name: 'shared', virtual_path: '/' }] }, 'virtual path'],
    [
      'a folder that hangs twice',
      { virtual_folders: ['/x', '/y'].map((virtual_path) => ({ name: 'shared', virtual_path })) },
      'used twice',
    ],
    ['an unknown protocol', { filters: { denied_protocols: ['SFTP'] } }, 'denied_protocols'],
    ['every protocol denied', { filters: { denied_protocols: ['SSH', 'FTP', 'DAV', 'HTTP'] } }, 'denied_protocols'],
    ['a short RSA key', { public_keys: [keyPair().line, rsaLine(1024)] }, 'key at position 1'],
    ['a DSA key', { public_keys: [dsaLine()] }, 'key at position 0'],
    ['no key at all', { public_keys: ['hello'] }, 'public key at position 0'],
  ])('refuses %s', async (_title, change, message) => {
    const answer = await create(user('refused', change));
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
  });

  it('drops duplicate keys', async () => {
    const { line } = keyPair();
    await create(user('five', { public_keys: [line, line, rsaLine(2048)] }));
    expect((await admin.user('five')).public_keys).toHaveLength(2);
  });

  it('keeps hashes that it knows and hashes everything else, $2b$ too', () => {
    const argon2id = storedPassword('a secret');
    expect(storedPassword(argon2id)).toBe(argon2id);
    expect(passwordMatches(argon2id, 'a secret')).toBe(true);
    expect(passwordMatches(argon2id, 'another')).toBe(false);
    expect(storedPassword('$2a$10$abcdefghijklmnopqrstuv')).toBe('$2a$10$abcdefghijklmnopqrstuv');
    const hashedAgain = storedPassword('$2b$10$abcdefghijklmnopqrstuv');
    expect(hashedAgain).not.toContain('$2b$');
    expect(passwordMatches(hashedAgain, '$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
  });

  it('keeps its records over a restart, but not its tokens', async () => {
    const token = await fetch(`${url}/api/v2/token`, {
      headers: { authorization: `Basic ${Buffer.from('admin:p:ss').toString('base64')}` },
    });
    const { access_token: old } = (await token.json()) as { access_token: string };
    await server.stop();
    await start();
    expect((await admin.user('one')).username).toBe('one');
    const refused = await fetch(`${url}/api/v2/users/one`, { headers: { authorization: `Bearer ${old}` } });
    expect(refused.status).toBe(401);
  });

  it('lets a held request run after its caller has gone', async () => {
    const { access_token: token } = (await (
      await fetch(`${url}/api/v2/token`, {
        headers: { authorization: `Basic ${Buffer.from('admin:p:ss').toString('base64')}` },
      })
    ).json()) as { access_token: string };
    server.faults.add({ method: 'POST', mode: 'hold', times: 1 });
    const caller = new AbortController();
    const call = fetch(`${url}/api/v2/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(user('late')),
      signal: caller.signal,
    });
    await server.faults.untilHeld();
    caller.abort();
    await expect(call).rejects.toThrow('aborted');
    expect(await admin.find('late')).toBeUndefined();
    expect(server.faults.release()).toBe(1);
    expect(await admin.find('late')).toBeDefined();
  });
});

function rsaLine(bits: number): string {
  return opensshLine(sshBlob(rsaKey(bits)));
}

/** What an old DSA key looks like on the wire (RFC 4253 section 6.6): p, q, g and y. */
function dsaLine(): string {
  const numbers = [128, 20, 128, 128].map((bytes) => number(Buffer.alloc(bytes, 0x5a)));
  return opensshLine(Buffer.concat([field('ssh-dss'), ...numbers]));
}
