import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Row {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** Kinds of lines that nothing can be tested about; every other line has a test. */
const WITHOUT_TEST = ['cover or contents', 'button that sends nothing'];
const KINDS = ['heading', 'text', 'field', 'button', 'info box', 'FAQ', ...WITHOUT_TEST];

const table = readFileSync('docs/guide-coverage.md', 'utf8');
const rows: readonly Row[] = [...table.matchAll(/^\|\s*(\d+)–(\d+)\s*\|([^|]*)\|[^|]*\|([^|]*)\|$/gm)].map(
  ([, from, to, kind = '', tests = '']) => ({
    from: Number(from),
    to: Number(to),
    kind: kind.trim(),
    tests: [...tests.matchAll(/`([^`]+?) › ([^`]+)`/g)].map(([, file = '', title = '']) => ({ file, title })),
  }),
);
/** The guide itself is not part of the product: it lies beside it where it is developed. */
const corpus = process.env['CHAMAN_CORPUS'] ?? join('..', 'shared', 'corpus');
const guide = join(dirname(corpus), 'user-guide.nl.txt');
const whereTheGuideIs = existsSync(guide) ? describe : describe.skip;
if (!existsSync(guide)) console.warn(`SKIPPED: the guide's text is not at ${guide}`);

describe('docs/guide-coverage.md', () => {
  it('has every line in exactly one row, and a test in every row that can have one', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.map(({ from }) => from)).toEqual([1, ...rows.slice(0, -1).map(({ to }) => to + 1)]);
    expect(rows.filter(({ kind }) => !KINDS.includes(kind))).toEqual([]);
    expect(rows.filter(({ kind, tests }) => (tests.length === 0) !== WITHOUT_TEST.includes(kind))).toEqual([]);
  });

  it('names tests that exist', () => {
    const missing = rows.flatMap(({ tests }) => tests).filter(({ file, title }) => !titlesOf(file).includes(title));
    expect(missing).toEqual([]);
  });
});

whereTheGuideIs('docs/guide-coverage.md, beside the guide', () => {
  const text = existsSync(guide) ? readFileSync(guide, 'utf8') : '';
  const lines = text.split('\n');

  it('is about this text of the guide, to its last line', () => {
    expect(table).toContain(createHash('sha256').update(text).digest('hex'));
    expect(rows.at(-1)?.to).toBe(lines.length);
  });

  it.each(['guide/', 'browser/'])('has a story for each heading below %s, with that heading as its title', (folder) => {
    const bare = (line: string) => line.trim().replace(/\?$/, '');
    const headings = rows.filter(({ kind, from }) => kind === 'heading' && from > 111);
    expect(headings.length).toBeGreaterThan(20);
    const untold = headings.filter(({ from, to, tests }) => {
      const shown = lines.slice(from - 1, to).map(bare);
      return !tests.some(({ file, title }) => file.startsWith(folder) && shown.includes(title));
    });
    expect(untold).toEqual([]);
  });
});

const known = new Map<string, string[]>();

function titlesOf(file: string): string[] {
  const path = join('test', file.startsWith('browser/') ? '' : 'e2e', `${file}.spec.ts`);
  const titles =
    known.get(file) ??
    (existsSync(path)
      ? [...readFileSync(path, 'utf8').matchAll(/^\s*(?:it\(|\w*\]?\)\(\s*|it\.each.*\)\(\s*)(['"])(.*?)\1,/gm)].map(
          ([, , title = '']) => title,
        )
      : []);
  known.set(file, titles);
  return titles;
}
