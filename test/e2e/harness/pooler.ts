import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../../sandbox/environment/ports.js';

const READY = 'process up';
const NOBODY = 65_534;

export interface Pooler {
  /** The same database with the same role, through the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * PgBouncer before a database: each transaction over whichever of its connections is free, so that nothing of a session
 * outlasts one. @throws when the program is missing or ends before it is ready
 */
export async function startPooler(databaseUrl: string, connections: number): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), 'chaman-pooler-'));
  const port = await freePort();
  const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl);
  const server = { host: hostname, port: serverPort, dbname: pathname.slice(1), user: username, password };
  const settings = [
    '[databases]',
    `${server.dbname} = ${Object.entries(server)
      .map(([key, value]) => `${key}='${decodeURIComponent(value)}'`)
      .join(' ')}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    `default_pool_size = ${connections}`,
    // As docs/operations.md says.
    'ignore_startup_parameters = extra_float_digits, idle_in_transaction_session_timeout',
  ];
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, settings.join('\n'), { mode: 0o600 });
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid !== undefined) for (const own of [folder, file]) await chown(own, NOBODY, NOBODY);
  const child = spawn('pgbouncer', [file], { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...user });
  await new Promise<void>((resolve, reject) => {
    const said: string[] = [];
    child.once('error', (error) => reject(new Error('pgbouncer cannot be run: install it', { cause: error })));
    child.once('exit', () => reject(new Error(`pgbouncer ended before it was ready: ${said.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (line.includes(READY)) resolve();
    });
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  return {
    url: databaseUrl.replace(`:${serverPort}/`, `:${port}/`),
    stop: async () => {
      process.off('exit', end);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
