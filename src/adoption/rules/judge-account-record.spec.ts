import {
  ALGORITHMS,
  buildCertificate,
  keyPair,
  NOW,
  pem,
  type BuiltCertificate,
} from '../../../test/builders/certificates.js';
import { issued, trustedAuthority, trustIn } from '../../../test/builders/certificate-judgement.js';
import type { Permission } from '../../permission/permission.entity.js';
import type { AccountRecordDto } from '../file/adoption-record.dto.js';
import { judgeAccountRecord, type AccountJudgement, type AccountJudging } from './judge-account-record.js';

const DMFA = { code: 'DMFA', channels: ['FTP', 'SFTP'], folder: 'dmfa', scope: null, offered: false } as Permission;
const CONSULT = { code: 'CONSULT', channels: ['REST'], folder: null, scope: 'consult', offered: true } as Permission;
const CONTEXT: AccountJudging = {
  now: NOW,
  trust: trustIn(trustedAuthority()),
  organisationName: 'Example NV',
  permissions: [
    { permission: DMFA, names: ['dmfa', 'multifunctionele aangifte dmfa'] },
    { permission: CONSULT, names: ['consult'] },
  ],
};

const certificateOf = (content: Uint8Array | string, fileName = 'one.cer') => ({
  ...{ name: 'one', fileName },
  content: Buffer.from(content as Uint8Array).toString('base64'),
});

function judge(fields: Partial<AccountRecordDto>): AccountJudgement {
  const certificates = [certificateOf(issued().der)];
  const record: AccountRecordDto = {
    record: 'account',
    sender: '002214',
    ...{ channel: 'FTP', name: 'Payroll', login: 'EXPapk1', permissions: ['DMFA'] },
    certificates,
    ...fields,
  };
  return judgeAccountRecord(record, CONTEXT);
}
const rules = (remarks: AccountJudgement['faults']) => remarks.map(({ field, rule }) => `${field} ${rule}`);

describe('an account that is taken over', () => {
  it('is taken as it is, with permissions by code or name, also those that are no longer offered', () => {
    const { account, faults } = judge({ permissions: ['multifunctionele Aangifte DMFA'], createdAt: '2011-03-01' });
    expect(faults).toEqual([]);
    expect(account).toMatchObject({
      ...{ senderNumber: '002214', channel: 'FTP', login: 'EXPapk1', userName: 'apk1', registryName: 'EXPapk1' },
      ...{ clientId: null, passwordHash: null, createdAt: new Date('2011-03-01') },
      permissions: [DMFA],
    });
  });

  it('has the login that its channel gives it', () => {
    const soap = judge({ channel: 'SOAP', login: undefined, permissions: undefined, registryName: 'old-soap' });
    expect([soap.faults, soap.account.login, soap.account.registryName]).toEqual([[], 'SOAP-002214', 'old-soap']);
    const clientId = 'self_service_expeditor_2214';
    const rest = judge({ channel: 'REST', login: undefined, clientId, permissions: ['CONSULT'] });
    expect([rest.faults, rest.account.login]).toEqual([[], clientId]);
    expect(judge({ login: 'EXPexport1' }).account.userName).toBe('export1');
    expect(judge({ login: 'EXPEXP1' }).faults).toEqual([]);
  });

  it.each<[string, Partial<AccountRecordDto>, string[]]>([
    ['a permission of another channel', { permissions: ['DMFA', 'CONSULT'] }, ['permissions.1 permission-known']],
    ['no permission', { permissions: [] }, ['permissions permission-required']],
    ['a login without prefix', { login: 'apk1' }, ['login login-prefix']],
    ['a login that is too long', { login: 'EXP12345678901' }, ['login user-name-length']],
    ['another channel’s credential', { sshPublicKey: 'x' }, ['sshPublicKey not-for-channel']],
    ['no login', { login: undefined }, ['login required-for-channel']],
    ['a day that never was', { createdAt: '2011-02-30' }, ['createdAt moment']],
    ['a day to come', { createdAt: '2036-01-01' }, ['createdAt moment']],
    [
      'two certificates',
      { certificates: [certificateOf(issued().der), certificateOf(buildCertificate().der)] },
      ['certificates one-certificate'],
    ],
    ['a name of nothing', { name: '  ' }, ['name text-length']],
  ])('is refused with %s', (_what, fields, expected) => {
    expect(rules(judge(fields).faults)).toEqual(expect.arrayContaining(expected));
  });

  it.each<[string, BuiltCertificate, string]>([
    ['a curve that is too small', issued({ key: keyPair('P-256') }), 'key-size'],
    ['a kind of key that nobody takes any more', issued({ key: keyPair('ed25519') }), 'key-type'],
    ['a signature that is too old', buildCertificate({ algorithm: ALGORITHMS.rsaSha1 }), 'signature-algorithm'],
    ['an end that is over', issued({ notAfter: new Date('2020-01-01') }), 'expired'],
    [
      'an issuer that nobody trusts',
      buildCertificate({ issuer: buildCertificate({ key: keyPair('rsa', 'other') }) }),
      'untrusted-issuer',
    ],
  ])('keeps a certificate with %s, and is told of it', (_what, { der }, rule) => {
    const { account, faults, warnings } = judge({ certificates: [certificateOf(der, 'old.crt')] });
    expect(faults).toEqual([]);
    expect(rules(warnings)).toEqual(
      expect.arrayContaining([`certificates.0.content ${rule}`, 'certificates.0.content wrong-extension']),
    );
    const [kept] = account.certificates;
    expect(kept?.fileName).toBe('old.crt');
    expect(Buffer.from(kept?.verdict.der ?? []).equals(Buffer.from(der))).toBe(true);
  });

  it.each([
    ['no certificate', 'no certificate', 'not-a-certificate'],
    ['two in one file', issued().pem + buildCertificate().pem, 'several-certificates'],
    [
      'a private key beside it',
      issued().pem + pem('PRIVATE KEY', keyPair('rsa').privateKey.export({ format: 'der', type: 'pkcs8' })),
      'private-key-included',
    ],
  ])('is refused where its file holds %s', (_what, content, rule) => {
    const { faults } = judge({ certificates: [certificateOf(content)] });
    expect(rules(faults)).toContain(`certificates.0.content ${rule}`);
  });

  it('has each certificate once', () => {
    const certificate = certificateOf(issued().der);
    const rest = { channel: 'REST', login: undefined, clientId: 'x', permissions: ['CONSULT'] } as const;
    expect(
      rules(judge({ ...rest, permissions: ['CONSULT'], certificates: [certificate, certificate] }).faults),
    ).toEqual(['certificates.1 duplicate']);
  });
});
