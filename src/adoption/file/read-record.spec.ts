import { AccountRecordDto, AdoptionHeaderDto, SenderRecordDto } from './adoption-record.dto.js';
import { readRecord } from './read-record.js';

const SENDER = {
  record: 'sender',
  number: '002214',
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
  contact: { name: 'An', phoneCountryCode: '+32', phoneNumber: '0470', email: 'an@example.be', language: 'nl' },
};
const ACCOUNT = {
  record: 'account',
  sender: '002214',
  channel: 'FTP',
  name: 'Payroll',
  login: 'EXPapk1',
  permissions: ['DMFA'],
  certificates: [{ name: 'one', fileName: 'one.cer', content: 'AAAA' }],
};

const read = (given: unknown) =>
  readRecord({ number: 7, bytes: Buffer.from(typeof given === 'string' ? given : JSON.stringify(given)) });
function faultsOf(given: unknown): [field: string, rule: string, found?: string][] {
  const result = read(given);
  if (!result || 'record' in result) return [];
  expect(result.line).toBe(7);
  return result.faults.map(({ field, rule, found }) => (found === undefined ? [field, rule] : [field, rule, found]));
}

describe('a record of an adoption file', () => {
  it.each([
    ['the header', { record: 'adoption', version: 1 }, AdoptionHeaderDto],
    ['a sender', SENDER, SenderRecordDto],
    ['an account', ACCOUNT, AccountRecordDto],
  ])('is read: %s', (_name, given, type) => {
    const result = read(given);
    expect(result && 'record' in result && result.record).toBeInstanceOf(type);
    expect(result && 'record' in result && { ...result.record }).toMatchObject(given);
  });

  it('is nothing where the line is empty', () => {
    expect(read('  ')).toBeUndefined();
  });

  it.each([
    ['{"record":', [['', 'json']]],
    ['[1]', [['', 'json']]],
    ['null', [['', 'json']]],
    ['"account"', [['', 'json']]],
    ['{"record":"toString"}', [['record', 'is-in', '"toString"']]],
    ['{}', [['record', 'is-in', 'nothing']]],
    [`{"record":"account","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, [['', 'json']]],
  ])('is told what is wrong: %.40s', (line, expected) => {
    expect(faultsOf(line)).toEqual(expected);
  });

  it('is refused where its bytes are no text, or too many', () => {
    const result = readRecord({ number: 1, bytes: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect(result && 'faults' in result && result.faults[0]?.rule).toBe('json');
    const long = readRecord({ number: 1, bytes: null });
    expect(long && 'faults' in long && long.faults[0]?.rule).toBe('line-length');
  });

  it('is told every fault of its shape at once, with what was found', () => {
    const faulty = {
      ...SENDER,
      number: '2214',
      capacity: 'employer',
      surplus: 1,
      createdAt: 'once',
      contact: { name: 5 },
    };
    expect(faultsOf(faulty)).toEqual(
      expect.arrayContaining([
        ['number', 'matches', '"2214"'],
        ['capacity', 'matches', '"employer"'],
        ['createdAt', 'matches', '"once"'],
        ['surplus', 'unknown-field', '1'],
        ['contact.name', 'is-string'],
        ['contact.email', 'is-string'],
      ]),
    );
  });

  it('shows nothing secret and nothing personal of what is wrong', () => {
    const secrets = { passwordHash: { a: 'secret' }, sshPublicKey: ['secret'] };
    const certificates = [{ name: 'n', fileName: 'f', content: 'secret -' }];
    const told = JSON.stringify(read({ ...ACCOUNT, ...secrets, certificates }));
    expect(told.match(/secret/g)).toHaveLength(3);
    expect(JSON.stringify(faultsOf({ ...ACCOUNT, ...secrets, certificates }))).not.toContain('secret');
    expect(
      JSON.stringify(faultsOf({ ...SENDER, contact: { ...SENDER.contact, email: 5, name: ['Mr X'] } })),
    ).not.toContain('Mr X');
  });

  it('has values of the right kind all the way down', () => {
    expect(faultsOf({ ...ACCOUNT, permissions: 'DMFA' }).map(([field]) => field)).toEqual(['permissions']);
    expect(faultsOf({ ...ACCOUNT, certificates: ['x'] }).map(([field]) => field)).toEqual(['certificates.0']);
    expect(faultsOf({ ...ACCOUNT, login: null }).map(([field]) => field)).toEqual(['login']);
  });
});
