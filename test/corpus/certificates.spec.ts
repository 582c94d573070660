import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../src/account/channel/channel.js';
import { judgeCertificate, type CertificateVerdict } from '../../src/certificate/judge-certificate.js';
import { TrustStore } from '../../src/certificate/trust-store.js';
import { failures } from '../../src/platform/rule/rule.js';
import { CORPUS, CORPUS_CLOCK, corpusBytes, corpusIsPresent, readCorpus } from './corpus.js';

interface Expectation {
  readonly accept: boolean;
  readonly failedRules: readonly string[];
}

interface CertificateEntry {
  readonly kind: 'x509';
  readonly file: string;
  readonly uploadName: string;
  readonly encoding?: string;
  readonly facts: { readonly sha256?: string; readonly serial?: string; readonly expired?: boolean };
  readonly verdicts: { readonly rest: Expectation; readonly sftp: Expectation };
  readonly ambiguities: readonly string[];
}

const CHANNELS: readonly (readonly [Channel, 'rest' | 'sftp'])[] = [
  ['REST', 'rest'],
  ['SFTP', 'sftp'],
  ['FTP', 'sftp'],
  ['SOAP', 'sftp'],
];

/** Where one of these is found, the file is not one readable certificate and further rules need not be listed. */
const STRUCTURAL = [
  'not-a-certificate',
  'several-certificates',
  'private-key-included',
  'wrong-extension',
  'too-large',
];

if (!corpusIsPresent()) {
  process.stdout.write(`\nSKIPPED: no certificate was judged, there is no corpus at ${CORPUS}\n`);
  describe('certificates of the corpus', () => {
    it.skip(`SKIPPED: there is no corpus at ${CORPUS}`, () => undefined);
  });
} else {
  const entries = readCorpus<CertificateEntry>('x509');
  const trust = TrustStore.fromFiles([{ name: 'bundle', bytes: readFileSync(join(CORPUS, 'trusted-ca-bundle.pem')) }]);
  const judge = (entry: CertificateEntry, channel: Channel) =>
    judgeCertificate({ bytes: corpusBytes(entry), uploadName: entry.uploadName, channel, now: CORPUS_CLOCK, trust });

  describe.each(CHANNELS)('certificates of the corpus on %s', (channel, key) => {
    it.each(entries.map((entry) => [entry.file, entry] as const))('%s', (_, entry) => {
      const verdict = judge(entry, channel);
      const expected = entry.verdicts[key];
      const failed = failedRules(verdict);
      if (entry.ambiguities.length === 0)
        expect({ accept: verdict.accepted, failed }).toMatchObject({ accept: expected.accept });
      if (verdict.accepted || expected.accept) return;
      // Strict parsing may refuse a flagged file whole, where a lax parser reads on and finds other faults.
      if (entry.ambiguities.includes('strict-der') && failed.includes('not-a-certificate')) return;
      expect(expected.failedRules.filter((rule) => failed.includes(rule))).not.toEqual([]);
      const structural = expected.failedRules.some((rule) => STRUCTURAL.includes(rule));
      if (structural || entry.ambiguities.length > 0) return;
      expect(failed.filter(isComparable(entry))).toEqual([...expected.failedRules].filter(isComparable(entry)).sort());
    });
  });

  describe('facts of the corpus', () => {
    it.each(entries.filter(({ facts }) => facts.sha256).map((entry) => [entry.file, entry] as const))(
      '%s',
      (_, entry) => {
        const { facts } = judge(entry, 'REST');
        if (!facts) return;
        expect(facts.sha256).toBe(entry.facts.sha256);
        if (entry.facts.serial) expect(BigInt(facts.serialNumber)).toBe(hexadecimal(entry.facts.serial));
      },
    );
  });

  afterAll(() => process.stdout.write(ambiguityTable(entries, judge)));
}

function failedRules(verdict: CertificateVerdict): readonly string[] {
  return failures(verdict.results)
    .map(({ rule }) => rule)
    .sort();
}

/** Where the corpus could not read the validity itself (a year before 1), its word on expiry says nothing. */
function isComparable({ facts }: CertificateEntry): (rule: string) => boolean {
  return (rule) => rule !== 'expired' || facts.expired !== undefined;
}

function hexadecimal(text: string): bigint {
  // OpenSSL breaks long numbers over lines.
  const serial = text.replace(/[^0-9A-F-]/gi, '');
  return serial.startsWith('-') ? -BigInt(`0x${serial.slice(1)}`) : BigInt(`0x${serial}`);
}

/** Each flagged ambiguity with what we decide, and whether that is what the corpus has. */
function ambiguityTable(
  entries: readonly CertificateEntry[],
  judge: (entry: CertificateEntry, channel: Channel) => CertificateVerdict,
): string {
  const lines = entries
    .filter(({ ambiguities }) => ambiguities.length > 0)
    .map((entry) => {
      const [rest, sftp] = [judge(entry, 'REST'), judge(entry, 'SFTP')].map(
        (verdict) => failedRules(verdict).join(',') || 'accepted',
      );
      const same =
        rest === (entry.verdicts.rest.failedRules.join(',') || 'accepted') &&
        sftp === (entry.verdicts.sftp.failedRules.join(',') || 'accepted');
      return [entry.ambiguities.join(' '), entry.file, `REST ${rest}`, `SFTP ${sftp}`, same ? '' : 'DIFFERS'].join(
        ' | ',
      );
    });
  return `\nAmbiguities of the corpus and our decisions:\n${lines.sort().join('\n')}\n`;
}
