import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { failures } from '../../src/platform/rule/rule.js';
import { judgeCertificate } from '../../src/certificate/judge-certificate.js';
import { TrustStore } from '../../src/certificate/trust-store.js';
import {
  basicConstraints,
  buildAuthority,
  buildCertificate,
  keyPair,
  keyUsage,
  name,
  NOW,
  type BuiltCertificate,
} from '../builders/certificates.js';

/**
 * Judgements per second on one core, and what one costs as a multiple of Node's own `new X509Certificate` and `verify`
 * of the same certificates. Time is the processor time of the whole process, the collection of garbage included, and the two
 * are measured in turns, so that a busy machine slows both alike.
 */

const GOAL = 3;
const ROUNDS = 31;
const ROUND_MS = 100;
const WARM_UP_MS = 1_500;
const RESULT_FILE = 'test-results/bench-certificates.json';

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

interface Spread {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), p10: at(0.1), p90: at(0.9) };
}

interface Round {
  readonly ours: number;
  readonly theirs: number;
}

function oneRound({ judge, node }: Case, round: number): Round {
  // Who goes first changes, so that neither always finds the caches warm.
  if (round % 2 === 1) {
    const theirs = timed(node, ROUND_MS);
    return { ours: timed(judge, ROUND_MS), theirs };
  }
  const ours = timed(judge, ROUND_MS);
  return { ours, theirs: timed(node, ROUND_MS) };
}

function summary({ name: label }: Case, rounds: readonly Round[]) {
  return {
    name: label,
    judgementsPerSecond: spreadOf(rounds.map(({ ours }) => 1e6 / ours)),
    nodePerSecond: spreadOf(rounds.map(({ theirs }) => 1e6 / theirs)),
    ratio: spreadOf(rounds.map(({ ours, theirs }) => ours / theirs)),
  };
}

const measured = cases();
// A server has long compiled what it runs most: the first seconds are not what is asked for.
for (const { judge, node } of [...measured, ...measured]) {
  timed(judge, WARM_UP_MS);
  timed(node, WARM_UP_MS / 4);
}
const rounds = Array.from({ length: ROUNDS }, (_, round) => measured.map((each) => oneRound(each, round)));
const results = measured.map((each, index) =>
  summary(
    each,
    rounds.flatMap((round) => round[index] ?? []),
  ),
);
const whole = (value: number) => Math.round(value).toString();
process.stdout.write(
  [
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${ROUNDS} rounds, median (10th to 90th percentile)`,
    '',
    ['case'.padEnd(24), 'judged/s'.padStart(22), 'Node/s'.padStart(22), 'cost, times Node'.padStart(22)].join(' '),
    ...results.map(({ name: label, judgementsPerSecond, nodePerSecond, ratio }) =>
      [
        label.padEnd(24),
        shown(judgementsPerSecond, whole).padStart(22),
        shown(nodePerSecond, whole).padStart(22),
        shown(ratio, (value) => value.toFixed(2)).padStart(22),
      ].join(' '),
    ),
    '',
    `Goal: at most ${GOAL} times. ${results.every(({ ratio }) => ratio.median <= GOAL) ? 'Reached.' : 'NOT REACHED.'}`,
    '',
  ].join('\n'),
);
mkdirSync('test-results', { recursive: true });
writeFileSync(
  RESULT_FILE,
  `${JSON.stringify({ measuredAt: new Date().toISOString(), node: process.version, processor: cpus()[0]?.model, rounds: ROUNDS, goal: GOAL, results }, null, 2)}\n`,
);

function shown({ median, p10, p90 }: Spread, format: (value: number) => string): string {
  return `${format(median)} (${format(p10)}-${format(p90)})`;
}
