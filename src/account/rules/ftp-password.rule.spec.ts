import { failures } from '../../platform/rule/rule.js';
import { judgeFtpPassword } from './ftp-password.rule.js';

const failed = (password: string, shortest?: number) =>
  failures(judgeFtpPassword(password, shortest)).map(({ rule }) => rule);

describe('an FTP password', () => {
  it.each(['abcdef12', 'Ab;:=?./+1', '1234567890', 'a*\\$%><&@', "a#'(}{)-_", '........'])('may be %j', (password) =>
    expect(failed(password)).toEqual([]),
  );

  it.each([
    ['', ['password-length']],
    ['abcde12', ['password-length']],
    ['abcdefghi12', ['password-length']],
    ['abcdefg1', ['password-non-letters']],
    ['abcdefgh', ['password-non-letters']],
    ['abcde 12', ['password-characters']],
    [' bcdef12', ['password-characters']],
    ['abcde12!', ['password-characters']],
    ['abcde12\n', ['password-characters']],
    ['abcdé123', ['password-characters']],
    ['abcdefg!', ['password-characters', 'password-non-letters']],
    ['a!', ['password-length', 'password-characters', 'password-non-letters']],
  ])('may not be %j', (password, rules) => expect(failed(password)).toEqual(rules));

  it('has a minimum that can be set', () => {
    expect(failed('abcdef12', 9)).toEqual(['password-length']);
    expect(failed('ab12', 4)).toEqual([]);
  });

  it('never comes back in a result', () => {
    const password = 'Qx7~Qx7~Qx7~';
    expect(JSON.stringify(judgeFtpPassword(password))).not.toContain('Qx7');
  });
});
