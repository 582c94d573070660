import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path in the tree -> the file's text. */
export type Files = Readonly<Record<string, string>>;

/** Packages without content, so that a planted import resolves as in the real tree. */
const PACKAGES = ['@nestjs/common', '@mikro-orm/core', 'ssh2', 'undeclared'];

const SURROUNDINGS: Files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { '@nestjs/common': '1.0.0', '@mikro-orm/core': '1.0.0' },
    devDependencies: { ssh2: '1.0.0' },
  }),
  ...Object.fromEntries(
    PACKAGES.flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
      ],
      [`node_modules/${name}/index.js`, 'export const thing = 1;\n'],
    ]),
  ),
};

/** Writes a small tree of sources into a folder of its own, hands it over, and removes it. */
export async function withPlantedTree<T>(files: Files, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    for (const [path, text] of Object.entries({ ...SURROUNDINGS, ...files })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
