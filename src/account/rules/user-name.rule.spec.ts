import { judgeUserName } from './user-name.rule.js';

const verdicts = (userName: string) =>
  judgeUserName(userName)
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warning')
    .map(({ rule, verdict }) => `${rule} ${verdict}`);

describe('a user name', () => {
  it.each(['a', 'Z', '0', 'edi2026', 'abcdefghij', '1234567890', 'root'])('may be %j', (userName) =>
    expect(verdicts(userName)).toEqual([]),
  );

  it.each(['user name', 'user_1', 'müller', 'user1\n', ' user1', 'a\0', 'ａｂ', '😀'])(
    'is letters and digits, so not %j',
    (userName) => expect(verdicts(userName)).toEqual(['user-name-characters fail']),
  );

  it.each(['', 'abcdefghijk'])('has 1 to 10 characters, so not %j', (userName) =>
    expect(verdicts(userName)).toEqual(['user-name-length fail']),
  );

  it('tells both faults at once', () =>
    expect(verdicts('much too long')).toEqual(['user-name-length fail', 'user-name-characters fail']));

  it('does not repeat the prefix', () => {
    expect(verdicts('EXPedi')).toEqual(['user-name-without-prefix fail']);
    expect(verdicts('export1')).toEqual(['user-name-without-prefix warning']);
    expect(judgeUserName('EXPedi').at(-1)?.parameters).toEqual({ login: 'EXPEXPedi', rest: 'edi' });
  });
});
