import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeFtpPassword } from '../../src/account/rules/ftp-password.rule.js';
import { judgeUserName } from '../../src/account/rules/user-name.rule.js';
import { failures } from '../../src/platform/rule/rule.js';
import { CORPUS, corpusIsPresent } from './corpus.js';

interface Credential {
  readonly kind: 'ftp-user' | 'ftp-password';
  readonly value: string;
  readonly accept: boolean;
}

if (!corpusIsPresent()) {
  describe('user names and passwords of the corpus', () => {
    it.skip(`SKIPPED: there is no corpus at ${CORPUS}`, () => undefined);
  });
} else {
  const entries = JSON.parse(readFileSync(join(CORPUS, 'credentials.json'), 'utf8')) as readonly Credential[];

  describe('user names and passwords of the corpus', () => {
    it.each(entries)('$kind $value: $accept', ({ kind, value, accept }) => {
      const results = kind === 'ftp-user' ? judgeUserName(value) : judgeFtpPassword(value);
      expect(failures(results).length === 0).toBe(accept);
    });
  });
}
