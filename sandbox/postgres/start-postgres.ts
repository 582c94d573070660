import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../environment/ports.js';
import { usableBinaries } from './binaries.js';
import { clearLeftover } from './leftover.js';
import { postgresOwner, reachableHome, type Owner } from './owner.js';
import { ensureRoles, OWNER_ROLE, PROCESS_ROLES, SUPERUSER, type Passwords } from './roles.js';
import { runningPostgres, type Postgres } from './running-postgres.js';
import { PortTaken, ServerProcess } from './server-process.js';

const LAUNCHER_FILE = 'launcher.pid';

export interface PostgresOptions {
  readonly dataDir: string;
  /** A free one when absent. */
  readonly port?: number;
  /** Server settings beside our own, for instance `fsync: 'off'` where the data may be lost. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A server that we started and have to stop. */
export interface StartedPostgres extends Postgres {
  /** Where the data really are: see `reachableHome`. */
  readonly home: string;
  /** Resolves when the server has ended, also when nobody asked for it. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL, making its data directory and roles the first time. Only this machine can reach it. */
export async function startPostgres(options: PostgresOptions): Promise<StartedPostgres> {
  const owner = postgresOwner();
  const home = await reachableHome(resolve(options.dataDir), owner);
  const binaries = await usableBinaries(owner, join(home, 'binaries'));
  const data = join(home, 'data');
  const launcherFile = join(home, LAUNCHER_FILE);
  await clearLeftover(data, launcherFile);
  const passwords = await readOrMakePasswords(join(home, 'passwords.json'), data);
  if (!existsSync(data)) await initialise(binaries, home, data, owner, passwords);
  await writeFile(launcherFile, String(process.pid));

  const { server, port } = await startOnFreePort(options.port, (port) =>
    ServerProcess.start({
      ...{ binaries, data, port, owner },
      logFile: join(home, 'postgres.log'),
      settings: options.settings ?? {},
    }),
  );
  const postgres = runningPostgres({ port, passwords });
  try {
    const client = await postgres.connect('postgres');
    await ensureRoles(client, passwords);
    await client.end();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...postgres, home, exited: server.exited, stop: () => server.stop() };
}

/** Removes the databases of `dataDir` for good. @throws when a running sandbox uses them */
export async function removePostgres(dataDir: string): Promise<void> {
  const home = await reachableHome(resolve(dataDir), postgresOwner());
  await clearLeftover(join(home, 'data'), join(home, LAUNCHER_FILE));
  await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

async function startOnFreePort(
  wanted: number | undefined,
  start: (port: number) => Promise<ServerProcess>,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && wanted ? wanted : await freePort();
    try {
      return { server: await start(port), port };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

async function readOrMakePasswords(file: string, data: string): Promise<Passwords> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Passwords;
  if (existsSync(data))
    throw new Error(`${file} is missing, so the database cannot be opened; begin anew with --fresh`);
  const passwords = Object.fromEntries(
    [SUPERUSER, OWNER_ROLE, ...PROCESS_ROLES].map((role) => [role, randomBytes(24).toString('hex')]),
  );
  await writeFile(file, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  return passwords as Passwords;
}

/** Made beside its place and moved there when complete: an interrupted first start leaves nothing half made. */
async function initialise(
  binaries: string,
  home: string,
  data: string,
  owner: Owner,
  passwords: Passwords,
): Promise<void> {
  const unfinished = join(home, 'data.unfinished');
  const passwordFile = join(home, 'superuser-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await owner.take(unfinished);
  await writeFile(passwordFile, passwords[SUPERUSER], { mode: 0o600 });
  await owner.take(passwordFile);
  try {
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [
        ...['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions'],
      ],
      { ...owner.spawnAs, cwd: '/', env: { LC_ALL: 'C' } },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, data);
}
