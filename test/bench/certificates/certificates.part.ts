import { X509Certificate } from 'node:crypto';
import { failures } from '../../../src/platform/rule/rule.js';
import { judgeCertificate } from '../../../src/certificate/judge-certificate.js';
import { TrustStore } from '../../../src/certificate/trust-store.js';
import {
  basicConstraints,
  buildAuthority,
  buildCertificate,
  keyPair,
  keyUsage,
  name,
  NOW,
  type BuiltCertificate,
} from '../../builders/certificates.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { inTurns } from '../measure/turns.js';

const GOAL = 3;
const ROUNDS = 31;
const ROUND_MS = 100;
const WARM_UP_MS = 1_500;

interface Case {
  readonly name: string;
  readonly judge: () => void;
  /** Node parses the certificate and verifies every signature up to the anchor, with keys that are ready. */
  readonly node: () => void;
}

function caseOf(label: string, leaf: BuiltCertificate, issuers: readonly BuiltCertificate[]): Case {
  const trust = TrustStore.fromFiles(
    issuers.map(({ pem }, index) => ({ name: String(index), bytes: Buffer.from(pem) })),
  );
  const upload = { bytes: leaf.der, uploadName: 'edi.cer', channel: 'REST', now: NOW, trust } as const;
  const keys = issuers.map(({ key }) => key.publicKey);
  const parsedIssuers = issuers.slice(0, -1).map(({ der }) => new X509Certificate(der));
  const { accepted, results } = judgeCertificate(upload);
  if (!accepted)
    throw new Error(
      `${label}: ${failures(results)
        .map(({ rule }) => rule)
        .join(', ')}`,
    );
  return {
    name: label,
    judge: () => void judgeCertificate(upload),
    node: () => {
      const parsed = new X509Certificate(leaf.der);
      const verified = [parsed, ...parsedIssuers].every((certificate, index) =>
        certificate.verify(keys[index] ?? certificate.publicKey),
      );
      if (!verified) throw new Error(`${label}: Node does not verify it`);
    },
  };
}

function cases(): readonly Case[] {
  return (['rsa', 'P-384'] as const).flatMap((kind) => {
    const root = buildAuthority(`Root ${kind}`, { key: keyPair(kind, 'root') });
    const issuing = buildAuthority(`Issuing ${kind}`, { key: keyPair(kind, 'issuing'), issuer: root });
    const subject = name({ C: 'BE', O: 'Example NV', OU: 'EDI', CN: 'edi.example' });
    const extensions = [basicConstraints(false), keyUsage(0)];
    const label = kind === 'rsa' ? 'RSA 2048' : 'EC P-384';
    const key = keyPair(kind, 'leaf');
    return [
      caseOf(`${label}, self-signed`, buildCertificate({ key, subject, extensions }), []),
      caseOf(`${label}, two-link path`, buildCertificate({ key, subject, extensions, issuer: issuing }), [
        issuing,
        root,
      ]),
    ];
  });
}

const CALLS_AT_A_TIME = 32;

/** Microseconds of processor time for one call, over at least the given time. */
function timed(action: () => void, forMs: number): number {
  const start = process.cpuUsage();
  for (let calls = CALLS_AT_A_TIME; ; calls += CALLS_AT_A_TIME) {
    for (let index = 0; index < CALLS_AT_A_TIME; index += 1) action();
    const { user, system } = process.cpuUsage(start);
    if (user + system >= forMs * 1_000) return (user + system) / calls;
  }
}

async function compared({ name: label, judge, node }: Case): Promise<Comparison> {
  const sides = await inTurns(
    ROUNDS,
    () => Promise.resolve(timed(judge, ROUND_MS)),
    () => Promise.resolve(timed(node, ROUND_MS)),
  );
  return {
    what: `judge a certificate: ${label}`,
    unit: 'µs',
    ...sides,
    baselineIs: 'new X509Certificate and verify of Node',
    goal: { atMost: GOAL, of: 'ratio' },
  };
}

/** Processor time of the whole process on one core, the collection of garbage included. */
export const certificates: BenchPart = {
  name: 'certificates',
  about: 'judging a certificate by every rule, against Node parsing and verifying it',
  run: async () => {
    const measured = cases();
    // A server has long compiled what it runs most: the first seconds are not what is asked for.
    for (const { judge, node } of [...measured, ...measured]) {
      timed(judge, WARM_UP_MS);
      timed(node, WARM_UP_MS / 4);
    }
    const comparisons: Comparison[] = [];
    for (const each of measured) comparisons.push(await compared(each));
    return comparisons;
  },
};
