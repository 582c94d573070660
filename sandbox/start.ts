import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEnvironment, type Environment } from './environment.js';
import { ProductProcess } from './environment/product-process.js';
import {
  claimDataDirectory,
  dataDirectory,
  emptyDataDirectory,
  portsFor,
  releaseDataDirectory,
} from './start/data-directory.js';
import { migrateIfNeeded } from './start/migration.js';
import { endLeftoverProcesses, removeRun, writeRun } from './start/run-file.js';
import { stopSignal } from './start/stop-signal.js';
import { welcome } from './start/welcome.js';

/** Longest orderly end; after it this process ends anyhow, and its children notice. */
const STOP_WITHIN_MS = 40_000;

const seconds = () => `${process.uptime().toFixed(1)} s`;
const say = (line: string) => process.stdout.write(`${line}\n`);
const sayDone = (what: string) => say(`✓ ${seconds().padStart(6)}  ${what}`);

/** `npm start`: the product with everything around it, on this machine alone, until it is told to stop. */
async function start(): Promise<number> {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  const stopped = stopSignal();
  void stopped.then(() => exitWithin(STOP_WITHIN_MS));
  const dataDir = dataDirectory();
  await claimDataDirectory(dataDir);
  const stops: (() => Promise<void>)[] = [() => releaseDataDirectory(dataDir)];
  try {
    const running = run(dataDir, values.fresh, stops);
    const how = await Promise.race([running, stopped]);
    if (typeof how === 'string') {
      say(`\nStopping (${how}) …`);
      // Parts that are still starting must be known before they can be stopped.
      await running.catch(() => undefined);
      return 0;
    }
    const end = await Promise.race([how.died, stopped.then(() => undefined)]);
    say(end === undefined ? '\nStopping …' : `\n✗ ${end}\nStopping everything …`);
    return end === undefined ? 0 : 1;
  } finally {
    exitWithin(STOP_WITHIN_MS);
    for (const stop of stops.reverse()) await stop();
    say('Stopped.');
  }
}

function exitWithin(milliseconds: number): void {
  setTimeout(() => process.exit(1), milliseconds).unref();
}

/** Starts all parts. `died` resolves with what to say when one of them ends by itself. */
async function run(
  dataDir: string,
  fresh: boolean,
  stops: (() => Promise<void>)[],
): Promise<{ readonly died: Promise<string> }> {
  await endLeftoverProcesses(dataDir);
  if (fresh) {
    await emptyDataDirectory(dataDir);
    sayDone('earlier data removed');
  }
  const logs = join(dataDir, 'logs');
  await mkdir(logs, { recursive: true });
  const environment = await startEnvironment({ dataDir, ports: await portsFor(dataDir, say), reportProgress: sayDone });
  stops.push(() => environment.stop());

  const migrated = await migrateIfNeeded(environment, join(logs, 'migrate.log'));
  sayDone(migrated ? 'tables and permissions brought up to date' : 'tables and permissions unchanged');

  const processes = [
    ProductProcess.spawn('api', environment.apiEnvironment, join(logs, 'api.log')),
    ProductProcess.spawn('worker', environment.workerEnvironment, join(logs, 'worker.log')),
  ] as const;
  stops.push(async () => void (await Promise.all(processes.map((each) => each.stop()))));
  await Promise.all(processes.map((each) => each.ready().then(() => sayDone(`${each.name} (process ${each.pid})`))));

  stops.push(() => removeRun(dataDir));
  await tellOthers(dataDir, environment, processes);
  say(welcome(environment, seconds()));
  const deaths = processes.map(async (each) => `${each.name} ${await each.exited}:\n${each.lastOutput()}`);
  return { died: Promise.race([...deaths, environment.databaseExited.then(() => 'PostgreSQL has ended by itself.')]) };
}

function tellOthers(
  dataDir: string,
  { productUrl, ports, hostKeyFingerprint, authorization, soapUrl }: Environment,
  [api, worker]: readonly [ProductProcess, ProductProcess],
): Promise<void> {
  return writeRun(dataDir, {
    pids: { launcher: process.pid, api: api.pid, worker: worker.pid },
    urls: {
      product: productUrl,
      identityProvider: `http://localhost:${ports.identityProvider}`,
      tokens: authorization.tokenUrl,
      soap: soapUrl,
    },
    ports,
    hostKeyFingerprint,
  });
}

// A closed terminal takes the output away, not the need to stop in order.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
