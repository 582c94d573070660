import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';

const read = (file: string) => readFile(join(PROJECT_ROOT, file), 'utf8');

describe('the version', () => {
  it('is the newest in the changelog, once one is released, and semantic', async () => {
    const { version } = JSON.parse(await read('package.json')) as { readonly version: string };
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const headings = [...(await read('CHANGELOG.md')).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(headings[0]).toBe('Unreleased');
    for (const heading of headings.slice(1)) expect(heading).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/);
    if (headings[1] !== undefined) expect(headings[1].split(' ')[0]).toBe(version);
  });

  it.each(['docker/compose.yaml', 'docker/kubernetes/chaman.yaml', 'docker/kubernetes/migrate.yaml', 'docs/docker.md'])(
    'is that of the image in %s',
    async (file) => {
      const { version } = JSON.parse(await read('package.json')) as { readonly version: string };
      const named = [...(await read(file)).matchAll(/\bchaman:(\d\S*?)(?=[\s`]|$)/gm)].map(([, each]) => each);
      expect(new Set(named)).toEqual(new Set([version]));
    },
  );
});
