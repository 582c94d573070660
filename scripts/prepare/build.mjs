import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runtime } from './install.mjs';
import { Advice, lastLines, run } from './say.mjs';

const SOURCE_FOLDERS = ['src', 'sandbox', 'scripts'];
const SETTINGS = ['package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const OUTPUT = 'dist';
const STAMP = `${OUTPUT}/.built`;

/** @param {string} root */
export function buildIsCurrent(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/**
 * @param {string} root
 * @param {{ alsoHeldBy(pid: number | undefined): void }} lock
 */
export async function build(root, lock) {
  // Taken first: what is edited while the compiler runs has to be compiled the next time.
  const compiled = fingerprint(root);
  rmSync(join(root, STAMP), { force: true });
  removeOutputOfDeletedSources(root);
  const { ok, output } = await run(
    'Compiling',
    runtime(root) ?? process.execPath,
    [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'],
    { cwd: root, env: process.env },
    lock,
  );
  if (!ok) {
    rmSync(join(root, OUTPUT, '.tsbuildinfo'), { force: true });
    throw new Advice('The sources do not compile.', [
      ...lastLines(output, 40),
      '',
      'Mend what is named above, or bring the checkout back to a committed state with `git status` and `git restore`.',
    ]);
  }
  writeFileSync(join(root, STAMP), compiled);
}

/** @param {string} root */
function fingerprint(root) {
  const hash = createHash('sha256');
  const sources = SOURCE_FOLDERS.flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort();
  for (const file of [...SETTINGS.map((name) => join(root, name)), ...sources])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} root */
function removeOutputOfDeletedSources(root) {
  for (const folder of SOURCE_FOLDERS) {
    const output = join(root, OUTPUT, folder);
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
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
