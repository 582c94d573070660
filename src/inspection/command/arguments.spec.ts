import { UsageError } from '../../platform/process/command-line.js';
import { readArguments } from './arguments.js';

const DEFAULTS = { now: new Date('2026-11-24T12:00:00Z'), language: 'en' } as const;
const read = (line: string) => readArguments(line.split(' ').filter(Boolean), DEFAULTS);

describe('the arguments of inspect', () => {
  it('name channel and files, and leave the rest as it is', () => {
    expect(read('--channel REST a.cer b.cer')).toEqual({
      channel: 'REST',
      files: ['a.cer', 'b.cer'],
      now: DEFAULTS.now,
      json: false,
      language: 'en',
    });
  });

  it('take every option', () => {
    const line = '--channel sftp --now 2026-01-02T03:04:05+01:00 --anchors d --name n.cer --json --language nl f';
    expect(read(line)).toEqual({
      channel: 'SFTP',
      files: ['f'],
      now: new Date('2026-01-02T02:04:05Z'),
      anchors: 'd',
      uploadName: 'n.cer',
      json: true,
      language: 'nl',
    });
  });

  it('have no channel for SSH keys', () => {
    expect(read('--ssh key.pub')).not.toHaveProperty('channel');
  });

  it('take a file whose name looks like an option after --', () => {
    expect(read('--ssh -- --json')).toMatchObject({ files: ['--json'], json: false });
  });

  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T12:30', '2026-11-24T12:30:00.000Z'],
    ['2026-11-24T12:30:15.250Z', '2026-11-24T12:30:15.250Z'],
  ])('read the moment %s in UTC', (given, moment) => {
    expect(read(`--ssh --now ${given} f`)).toMatchObject({ now: new Date(moment) });
  });

  it.each([
    ['', /--channel or --ssh/],
    ['f', /--channel or --ssh/],
    ['--channel REST', /at least one file/],
    ['--channel HTTP f', /FTP, SFTP, SOAP, REST/],
    ['--ssh --channel REST f', /either/],
    ['--ssh --language es f', /nl, fr, de, en/],
    ['--ssh --bogus f', /--bogus/],
    ['--ssh --now', /--now/],
    ['--ssh --now yesterday f', /ISO 8601/],
    ['--ssh --now 2026-02-30 f', /ISO 8601/],
    ['--ssh --now 2026-11-24T25:00Z f', /ISO 8601/],
  ])('refuse "%s" and say why', (line, message) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(message);
  });

  it('ask for help', () => {
    expect(read('--help')).toBe('help');
  });
});
