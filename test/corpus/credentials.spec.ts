import { judgeFtpPassword } from '../../src/account/rules/ftp-password.rule.js';
import { judgeUserName } from '../../src/account/rules/user-name.rule.js';
import { failures } from '../../src/platform/rule/rule.js';
import { corpusJson, describeWithCorpus } from './corpus.js';

interface Credential {
  readonly kind: 'ftp-user' | 'ftp-password';
  readonly value: string;
  readonly accept: boolean;
}

const entries = corpusJson<Credential>('credentials.json');

describeWithCorpus('the user names and passwords of the corpus', () => {
  it('has entries', () => expect(entries.length).toBeGreaterThan(0));

  it.each(entries)('$kind $value: $accept', ({ kind, value, accept }) => {
    const results = kind === 'ftp-user' ? judgeUserName(value) : judgeFtpPassword(value);
    expect(failures(results).length === 0).toBe(accept);
  });
});
