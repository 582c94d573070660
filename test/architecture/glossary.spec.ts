import { globSync, readFileSync } from 'node:fs';

/** In the order of the columns. */
const LANGUAGES = ['en', 'nl', 'fr', 'de'] as const;

const [, table = ''] = readFileSync('docs/glossary.md', 'utf8').split('|---|---|---|---|---|\n');
const terms = table
  .slice(0, table.indexOf('\n\n'))
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim().toLowerCase()));

describe('the glossary', () => {
  it.each(LANGUAGES)('has the words that people read in %s', (language) => {
    const column = LANGUAGES.indexOf(language) + 1;
    const texts = globSync(`web/src/i18n/texts/${language}/*.ts`)
      .map((file) => readFileSync(file, 'utf8').toLowerCase())
      .join('\n');
    expect(terms.length).toBeGreaterThan(15);
    expect(terms.map((row) => row[column] ?? '').filter((word) => word === '' || !texts.includes(word))).toEqual([]);
  });
});
