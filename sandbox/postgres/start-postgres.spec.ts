import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../environment/ports.js';
import { ensureDatabase } from './roles.js';
import { startPostgres, type StartedPostgres } from './start-postgres.js';

jest.setTimeout(60_000);

describe('embedded PostgreSQL', () => {
  let dataDir: string;
  let postgres: StartedPostgres | undefined;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chaman-postgres-'));
  });

  afterEach(async () => {
    const home = postgres?.home;
    await postgres?.stop();
    postgres = undefined;
    await rm(dataDir, { recursive: true, force: true });
    if (home) await rm(home, { recursive: true, force: true });
  });

  const start = async (port?: number) => {
    postgres = await startPostgres({ dataDir, port, settings: { fsync: 'off' } });
    return postgres;
  };

  async function ask(url: string, query: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(query)).rows;
    } finally {
      await client.end();
    }
  }

  it('keeps its data over a restart, in UTF-8, behind passwords that only we can read', async () => {
    const first = await start();
    const admin = await first.connect('postgres');
    await ensureDatabase(admin, 'chaman');
    await ensureDatabase(admin, 'chaman');
    await admin.end();
    const owner = first.url('chaman_owner', 'chaman');
    await ask(owner, `create table word as select 'Überprüfung'::text as text`);
    await ask(owner, 'create schema bullmq');
    await first.stop();
    await first.exited;

    const second = await start();
    expect(await ask(second.url('chaman_owner', 'chaman'), 'select text from word')).toEqual([{ text: 'Überprüfung' }]);
    expect(await ask(second.url('chaman_api', 'chaman'), `select lower('ÉÀ') as lower`)).toEqual([{ lower: 'éà' }]);
    const passwords = await stat(join(second.home, 'passwords.json'));
    expect(passwords.mode & 0o777).toBe(0o600);
    expect((await stat(join(second.home, 'data'))).mode & 0o777).toBe(0o700);
  });

  it('gives the processes a login that owns nothing, and refuses a wrong password', async () => {
    const { connect, url } = await start();
    const admin = await connect('postgres');
    await ensureDatabase(admin, 'chaman');
    await admin.end();
    await expect(ask(url('chaman_api', 'chaman'), 'create table x (y int)')).rejects.toThrow('permission denied');
    await expect(ask(url('chaman_worker', 'chaman'), 'create schema x')).rejects.toThrow('permission denied');
    const wrong = url('chaman_api', 'chaman').replace(/:[0-9a-f]{48}@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('takes another port when the wanted one is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const started = await start(port);
    expect(started.port).not.toBe(port);
    taken.close();
  });

  it('starts after a crash that left postmaster.pid', async () => {
    const first = await start();
    const pid = Number((await readFile(join(first.home, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await first.exited;
    expect(existsSync(join(first.home, 'data', 'postmaster.pid'))).toBe(true);
    const second = await start();
    expect(await ask(second.url('chaman_api', 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses the data directory of a launcher that is alive, and stops the server of one that is gone', async () => {
    const first = await start();
    const launcher = spawn('node', ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await writeFile(join(first.home, 'launcher.pid'), String(launcher.pid));
    await expect(startPostgres({ dataDir })).rejects.toThrow('in use by another run');

    launcher.kill();
    await once(launcher, 'exit');
    const second = await start(await freePort());
    await first.exited;
    expect(await ask(second.url('chaman_api', 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
