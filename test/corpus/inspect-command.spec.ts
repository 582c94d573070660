import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CORPUS, CORPUS_CLOCK, corpusBytes, corpusIsPresent, readCorpus } from './corpus.js';

/** The command as it is installed: nothing of the product is loaded into the test. */
const COMMAND = resolve('dist/src/inspect.main.js');
const ARGUMENTS = ['--now', CORPUS_CLOCK.toISOString(), '--anchors', join(CORPUS, 'trusted-ca-bundle.pem'), '--json'];
const MAX_OUTPUT = 64 * 1024 * 1024;

interface Entry {
  readonly file: string;
  readonly encoding?: string;
  readonly ambiguities: readonly string[];
}

interface CertificateEntry extends Entry {
  readonly kind: 'x509';
  readonly uploadName: string;
  readonly facts: { readonly sha256?: string; readonly expired?: boolean };
  readonly verdicts: Readonly<Record<'rest' | 'sftp', { accept: boolean; failedRules: readonly string[] }>>;
}

interface SshEntry extends Entry {
  readonly kind: 'ssh';
  readonly ssh: { readonly accept: boolean; readonly code: string };
}

interface CertificateLine {
  readonly file: string;
  readonly accept: boolean;
  readonly failedRules: readonly string[];
  readonly warnings: readonly string[];
  readonly facts: { readonly sha256: string } | null;
}

interface SshLine {
  readonly file: string;
  readonly accept: boolean;
  readonly code: string | null;
}

/** Where one of these is found, the file is not one readable certificate and further rules need not be listed. */
const STRUCTURAL = [
  'not-a-certificate',
  'several-certificates',
  'private-key-included',
  'wrong-extension',
  'too-large',
];

const missing = corpusIsPresent()
  ? existsSync(COMMAND)
    ? undefined
    : `${COMMAND} was not built`
  : `there is no corpus at ${CORPUS}`;

if (missing !== undefined) {
  describe('the inspect command on the corpus', () => {
    it.skip(`SKIPPED: ${missing}`, () => undefined);
  });
} else {
  describe('the inspect command on the corpus', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'inspect-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const unpack = (entry: Entry, name: string) => {
      const path = join(folder, name);
      writeFileSync(path, corpusBytes(entry));
      return path;
    };

    it.each([
      ['REST', 'rest'],
      ['SFTP', 'sftp'],
      ['FTP', 'sftp'],
      ['SOAP', 'sftp'],
    ] as const)('judges every certificate on %s as the corpus does', async (channel, key) => {
      const entries = readCorpus<CertificateEntry>('x509');
      const files = entries.map((entry) => unpack(entry, entry.uploadName));
      const lines = await inspect<CertificateLine>('--channel', channel, ...ARGUMENTS, ...files);
      expect(lines.map(({ file }) => file)).toEqual(files);
      const faults = entries.flatMap((entry, index) => faultsOf(entry, entry.verdicts[key], lines[index]));
      expect(faults).toEqual([]);
    });

    it('judges every SSH key as the corpus does', async () => {
      const entries = readCorpus<SshEntry>('ssh');
      const files = entries.map((entry, index) => unpack(entry, `${index}.pub`));
      const lines = await inspect<SshLine>('--ssh', '--json', ...files);
      expect(lines.map(({ file }) => file)).toEqual(files);
      const faults = entries.filter(({ ssh, ambiguities }, index) => {
        const { accept, code } = lines[index] as SshLine;
        if (accept !== ssh.accept) return ambiguities.length === 0;
        // A DSA certificate has two faults, and the corpus names now the one, now the other: see docs/decisions/0005.
        const alike = code === 'certificate' && ssh.code === 'key-type';
        return code !== (accept ? null : ssh.code) && !alike;
      });
      expect(faults.map(({ file }) => file)).toEqual([]);
    });
  });
}

async function inspect<Line>(...args: readonly string[]): Promise<readonly Line[]> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, ...args], { maxBuffer: MAX_OUTPUT });
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Compares as the corpus's README says. */
function faultsOf(
  { file, ambiguities, facts }: CertificateEntry,
  expected: CertificateEntry['verdicts']['rest'],
  line: CertificateLine | undefined,
): readonly unknown[] {
  if (!line) return [{ file, line }];
  const fault = [{ file, expected, line }];
  if (line.facts && facts.sha256 !== undefined && line.facts.sha256 !== facts.sha256) return fault;
  if (ambiguities.length > 0) return [];
  if (line.accept !== expected.accept) return fault;
  if (line.accept) return [];
  if (!expected.failedRules.some((rule) => line.failedRules.includes(rule))) return fault;
  if (expected.failedRules.some((rule) => STRUCTURAL.includes(rule))) return [];
  // Where the corpus could not read the validity itself (a year before 1), its word on expiry says nothing.
  const comparable = (rules: readonly string[]) =>
    rules.filter((rule) => rule !== 'expired' || facts.expired !== undefined).toSorted();
  return comparable(line.failedRules).join() === comparable(expected.failedRules).join() ? [] : fault;
}
