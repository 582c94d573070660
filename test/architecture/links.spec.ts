import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

interface Link {
  readonly from: string;
  readonly target: string;
}

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

/** Links and pictures of a document, without those inside blocks of code. */
function linksOf(file: string): Link[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ from: file, target }));
}

/** As GitHub makes them of headings. */
function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(headings);
}

function isBroken({ from, target }: Link): boolean {
  if (/^(https?|mailto):/.test(target)) return false;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), path));
  if (!existsSync(file)) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor);
}

describe('the documentation', () => {
  it('links only to files and headings that are there', () => {
    expect(documents.length).toBeGreaterThan(30);
    const broken = documents.flatMap(linksOf).filter(isBroken);
    expect(broken).toEqual([]);
  });

  it('follows the main job through files that are there', () => {
    const sources = linksOf('docs/architecture.md').filter(({ target }) => target.startsWith('../src/'));
    expect(sources.length).toBeGreaterThan(40);
  });
});
