import { failures } from '../../platform/rule/rule.js';
import { judgeContactFunction, judgeContactName } from './contact-name.rule.js';

describe('the name and function of a contact', () => {
  it('are accepted up to their length', () => {
    expect(failures(judgeContactName('x'.repeat(100)))).toEqual([]);
    expect(failures(judgeContactFunction('x'.repeat(80)))).toEqual([]);
  });

  it('are refused beyond it, or when they are empty or hold control characters', () => {
    expect(failures(judgeContactName('x'.repeat(101)))).toHaveLength(1);
    expect(failures(judgeContactFunction('x'.repeat(81)))).toHaveLength(1);
    expect(failures(judgeContactName(' '))).toHaveLength(1);
    expect(failures(judgeContactName('An\r\nBcc: x'))).toHaveLength(1);
  });
});
