import { pipeline } from 'node:stream/promises';
import { TrustStore } from './certificate/trust-store.js';
import { configured } from './configuration.js';
import { readArguments, USAGE } from './inspection/command/arguments.js';
import { inspectFiles } from './inspection/command/inspect-files.js';
import { readAnchors } from './inspection/command/read-anchors.js';
import { preferredLanguage } from './platform/i18n/language.js';
import { UsageError } from './platform/process/command-line.js';

const WRONG_ARGUMENTS = 2;

/** The verdict on a command line: no database, and no configuration but the arguments. */
async function run(): Promise<void> {
  const { LANG } = await configured('inspect');
  const defaults = { now: new Date(), language: preferredLanguage(LANG.slice(0, 2)) };
  const command = readArguments(process.argv.slice(2), defaults);
  if (command === 'help') return void process.stdout.write(`${USAGE}\n`);
  const trust = command.anchors === undefined ? TrustStore.fromFiles([]) : await anchorsAt(command.anchors);
  await pipeline(inspectFiles(command, trust), process.stdout, { end: false });
}

async function anchorsAt(path: string): Promise<TrustStore> {
  const { store, leftOut } = await readAnchors(path);
  for (const reason of leftOut) process.stderr.write(`--anchors: left out: ${reason}\n`);
  if (store.anchors.length === 0) process.stderr.write('--anchors: nothing self-signed in it, so nobody is trusted\n');
  return store;
}

try {
  await run();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    process.exitCode = WRONG_ARGUMENTS;
  } else if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  // EPIPE: whoever reads has seen enough.
}
