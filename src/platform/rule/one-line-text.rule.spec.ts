import { oneLineTextRules, tidyOneLineText } from './one-line-text.rule.js';
import { failures, judgeAll } from './rule.js';

const failed = (value: string) =>
  failures(judgeAll(oneLineTextRules(5, 'a test'), value)).map(({ rule, found }) => `${rule}: ${found?.en}`);

describe('a text on one line', () => {
  it.each(['a', 'abcde', '  abcde  ', 'été 1', '😀😀😀😀😀', 'abcd\u0065\u0301', 'O’Br.'])('accepts %j', (value) =>
    expect(failed(value)).toEqual([]),
  );

  it.each(['', '   ', '\n', '\u200b\u200d', '\u00a0'])('finds nothing in %j', (value) =>
    expect(failed(value)).toContain('text-length: Nothing was filled in.'),
  );

  it.each(['abcdef', '😀😀😀😀😀😀'])('finds %j too long', (value) =>
    expect(failed(value)).toEqual(['text-length: The text has {length} characters.']),
  );

  it.each(['a\nb', 'a\tb', 'a\0b', 'a\u202eb', 'a\u2028b', 'a\ud800b', 'a\u0085b'])(
    'refuses the invisible in %j',
    (value) =>
      expect(failed(value)).toEqual(['text-characters: The text holds a line break, a tab or an invisible character.']),
  );

  it('tidies what surrounds the text and composes its accents', () => {
    expect(tidyOneLineText('  e\u0301 \n')).toBe('é');
  });
});
