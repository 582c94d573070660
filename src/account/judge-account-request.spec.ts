import { TrustStore } from '../certificate/trust-store.js';
import type { AccountRequest } from './account-request.js';
import { judgeAccountRequest } from './judge-account-request.js';

const context = { now: new Date(), trust: TrustStore.fromFiles([]), organisationName: 'Test', offered: [] };

const request: AccountRequest = {
  channel: 'FTP',
  name: 'Transfers',
  permissions: [],
  userName: 'payroll1',
  password: 'Secret12',
  certificate: { name: 'certificate', fileName: 'certificate.cer', content: Buffer.from('no certificate') },
};

function rulesOf(overrides: Partial<AccountRequest>): readonly string[] {
  return judgeAccountRequest({ ...request, ...overrides }, context).issues.map(
    ({ field, rule }) => `${field}: ${rule}`,
  );
}

describe('judgeAccountRequest', () => {
  it('judges every field at once', () => {
    expect(rulesOf({ name: '', userName: 'not allowed', password: 'short' })).toEqual(
      expect.arrayContaining([
        'name: text-length',
        'permissions: permission-required',
        'userName: user-name-characters',
        'password: password-length',
        'certificate.content: not-a-certificate',
      ]),
    );
  });

  it("asks for the channel's own credential and refuses another channel's", () => {
    expect(rulesOf({ password: undefined, sshPublicKey: 'ssh-ed25519 AAAA' })).toEqual(
      expect.arrayContaining(['sshPublicKey: credential-not-for-channel', 'password: credential-required']),
    );
    expect(rulesOf({ channel: 'SFTP' })).toEqual(
      expect.arrayContaining(['password: credential-not-for-channel', 'sshPublicKey: credential-required']),
    );
  });

  it('names the field that a warning is about', () => {
    const { warnings } = judgeAccountRequest({ ...request, userName: 'export1' }, context);
    expect(warnings.map(({ field, rule }) => `${field}: ${rule}`)).toEqual(['userName: user-name-without-prefix']);
  });
});
