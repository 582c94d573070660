import { failures } from '../../platform/rule/rule.js';
import { judgeAccountName } from './account-name.rule.js';

describe('the name of an account or certificate', () => {
  it.each(['My account', 'x'.repeat(80), ` ${'x'.repeat(80)} `, 'Lohn & Söhne (2)'])('may be %j', (value) =>
    expect(failures(judgeAccountName(value))).toEqual([]),
  );

  it.each(['', '  ', 'x'.repeat(81), 'a\u0000b'])('may not be %j', (value) =>
    expect(failures(judgeAccountName(value))).toHaveLength(1),
  );
});
