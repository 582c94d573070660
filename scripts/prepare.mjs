/**
 * Makes a checkout ready to run: installs the packages that package-lock.json names and compiles the sources, each only
 * when something changed since the last time. Runs before `npm start`, `npm test` and the like.
 * Plain JavaScript with nothing but Node's own modules: nothing is installed yet when it runs, and Node may be an old one.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildIsCurrent } from './prepare/build.mjs';
import { install, installIsCurrent } from './prepare/install.mjs';
import { withLock } from './prepare/lock.mjs';
import { Advice, say } from './prepare/say.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// Somebody may stop reading our progress; the work goes on.
process.stdout.on('error', () => undefined);

async function prepare() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20)
    throw new Advice(`Node ${process.versions.node} is too old.`, ['Install Node 20 or newer, then try again.']);
  if (installIsCurrent(root) && buildIsCurrent(root)) return;
  await withLock(root, async (lock) => {
    if (!installIsCurrent(root)) await install(root, lock);
    if (!buildIsCurrent(root)) await build(root, lock);
  });
}

try {
  await prepare();
} catch (error) {
  if (!(error instanceof Advice)) throw error;
  say(`✗ ${error.message}`);
  for (const line of error.advice) say(`  ${line}`);
  process.exitCode = 1;
}
