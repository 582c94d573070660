import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runtime } from './install.mjs';
import { Advice, lastLines, run } from './say.mjs';

const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json'];
const SERVER_FOLDERS = ['src', 'sandbox', 'scripts'];

/**
 * What is built, each only when something that it is made of changed.
 * @typedef {{ what: string, made: string, from: string[], isSource(file: string): boolean, tool: string, options: string[] }} Build
 */

/** @type {Build} */
const SERVER = {
  what: 'Compiling',
  made: 'dist/.built',
  from: [...SERVER_FOLDERS, 'nest-cli.json', 'tsconfig.build.json'],
  isSource: (file) => !file.endsWith('.mjs') && !file.endsWith('.spec.ts'),
  tool: 'node_modules/@nestjs/cli/bin/nest.js',
  options: ['build'],
};

/** Its texts and rules are partly those of the server. @type {Build} */
const WEB = {
  what: 'Building the web application',
  made: 'dist/web/.built',
  from: ['web', 'src', 'openapi/client'],
  isSource: (file) => !file.endsWith('.spec.ts'),
  tool: 'node_modules/vite/bin/vite.js',
  options: ['build', 'web', '--logLevel', 'warn'],
};

/** @param {string} root */
export function buildIsCurrent(root) {
  return [SERVER, WEB].every((build) => isCurrent(root, build));
}

/**
 * @param {string} root
 * @param {{ alsoHeldBy(pid: number | undefined): void }} lock
 */
export async function build(root, lock) {
  if (!isCurrent(root, SERVER)) {
    removeOutputOfDeletedSources(root);
    await make(root, SERVER, lock, () => rmSync(join(root, 'dist/.tsbuildinfo'), { force: true }));
  }
  if (!isCurrent(root, WEB)) await make(root, WEB, lock, () => undefined);
}

/**
 * @param {string} root
 * @param {Build} build
 * @param {{ alsoHeldBy(pid: number | undefined): void }} lock
 * @param {() => void} onFailure
 */
async function make(root, build, lock, onFailure) {
  // Taken first: what is edited while it is built has to be built the next time.
  const built = fingerprint(root, build);
  const stamp = join(root, build.made);
  rmSync(stamp, { force: true });
  const { ok, output } = await run(
    build.what,
    runtime(root) ?? process.execPath,
    [join(root, build.tool), ...build.options],
    { cwd: root, env: process.env },
    lock,
  );
  if (!ok) {
    onFailure();
    throw new Advice('The sources do not compile.', [
      ...lastLines(output, 40),
      '',
      'Mend what is named above, or bring the checkout back to a committed state with `git status` and `git restore`.',
    ]);
  }
  writeFileSync(stamp, built);
}

/**
 * @param {string} root
 * @param {Build} build
 */
function isCurrent(root, build) {
  const stamp = join(root, build.made);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root, build);
}

/**
 * @param {string} root
 * @param {Build} build
 */
function fingerprint(root, { from, isSource }) {
  const hash = createHash('sha256');
  const sources = from.flatMap((place) => filesUnder(join(root, place))).filter(isSource);
  for (const file of [...SETTINGS.map((name) => join(root, name)), ...sources.sort()])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} root */
function removeOutputOfDeletedSources(root) {
  for (const folder of SERVER_FOLDERS) {
    const output = join(root, 'dist', folder);
    for (const file of filesUnder(output)) {
      const source = join(root, folder, relative(output, file)).replace(/\.js(\.map)?$/, '.ts');
      if (!existsSync(source)) rmSync(file);
    }
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
