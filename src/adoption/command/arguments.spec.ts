import { UsageError } from '../../platform/process/command-line.js';
import { readArguments } from './arguments.js';

const read = (...args: string[]) => readArguments(args);

describe('the arguments of adopt', () => {
  it('name a file; nothing is written unless that is said, with who answers for it', () => {
    expect(read('older.jsonl')).toEqual({ file: 'older.jsonl', write: false, operator: '' });
    const operator = 'Olivia Operator';
    expect(read('older.jsonl', '--import', '--operator', ` ${operator} `)).toEqual({
      ...{ file: 'older.jsonl', write: true, operator },
    });
    expect(read('--help')).toBe('help');
  });

  it.each([
    [[], /Name one file/],
    [['a', 'b'], /Name one file/],
    [['a', '--import'], /--operator/],
    [['a', '--import', '--operator', '  '], /--operator/],
    [['a', '--import', '--operator', 'a\nb'], /--operator/],
    [['a', '--force'], /--force/],
  ])('are refused, with the reason: %j', (args, reason) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(reason);
  });
});
