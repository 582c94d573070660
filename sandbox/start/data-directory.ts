import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PROJECT_ROOT } from '../environment/project-root.js';
import { choosePorts, type Ports } from '../environment/ports.js';
import { removePostgres } from '../postgres/start-postgres.js';
import { launcherOf } from './run-file.js';

const PREFERRED: Ports = {
  api: 8080,
  identityProvider: 8081,
  fileTransferApi: 8082,
  sftp: 8022,
  ftps: 2121,
  certificateRegistry: 8083,
  authorizationServer: 8084,
  soapService: 8085,
  mail: 8025,
  mailPage: 8086,
  postgres: 0,
};

/** Everything that a sandbox keeps, but for the database; only these are ever removed. */
const KEPT = [
  'authorization-server',
  'certificate-authority',
  'certificate-registry',
  'demo',
  'file-transfer',
  'identity-provider',
  'logs',
  'ports.json',
  'run.json',
  'secrets.json',
  'soap-service',
];

/** Of another folder than `.data` when CHAMAN_DATA_DIR names one. */
export function dataDirectory(): string {
  return resolve(PROJECT_ROOT, process.env['CHAMAN_DATA_DIR'] || '.data');
}

/** @throws when another `npm start` uses the directory */
export async function claimDataDirectory(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = claimFile(dataDir);
  const claim = () => writeFile(file, String(process.pid), { flag: 'wx' });
  try {
    await claim();
  } catch {
    const holder = Number(await readFile(file, 'utf8'));
    if (holder !== process.pid && launcherOf(holder).alive)
      throw new Error(
        `ChaMan already runs on ${dataDir} (process ${holder}). Stop it with Ctrl-C there, or give this one another ` +
          'folder: CHAMAN_DATA_DIR=/some/folder npm start',
      );
    await rm(file, { force: true });
    await claim();
  }
}

export function releaseDataDirectory(dataDir: string): Promise<void> {
  return rm(claimFile(dataDir), { force: true });
}

export async function emptyDataDirectory(dataDir: string): Promise<void> {
  await removePostgres(join(dataDir, 'postgres'));
  for (const name of KEPT) await rm(join(dataDir, name), { recursive: true, force: true });
}

/** The ports of the last start where they are still free, else the preferred ones, else others, which is said. */
export async function portsFor(dataDir: string, say: (line: string) => void): Promise<Ports> {
  const wanted = await readFile(portsFile(dataDir), 'utf8').then(
    (text) => ({ ...PREFERRED, ...(JSON.parse(text) as Partial<Ports>) }),
    () => PREFERRED,
  );
  const chosen = await choosePorts(wanted);
  for (const name of Object.keys(wanted) as (keyof Ports)[])
    if (wanted[name] !== 0 && chosen[name] !== wanted[name])
      say(`Port ${wanted[name]} (${PORT_NAMES[name]}) is taken by another program; using ${chosen[name]} instead.`);
  await writeFile(portsFile(dataDir), JSON.stringify(chosen, null, 2));
  return chosen;
}

export const PORT_NAMES: Readonly<Record<keyof Ports, string>> = {
  api: 'ChaMan',
  identityProvider: 'identity provider',
  fileTransferApi: "file-transfer server's API",
  sftp: 'SFTP',
  ftps: 'FTP with TLS',
  certificateRegistry: 'certificate registry',
  authorizationServer: 'authorization server',
  soapService: 'SOAP',
  mail: 'SMTP',
  mailPage: 'mail that was sent',
  postgres: 'PostgreSQL',
};

function portsFile(dataDir: string): string {
  return join(dataDir, 'ports.json');
}

function claimFile(dataDir: string): string {
  return join(dataDir, 'start.pid');
}
