import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Storm } from './storm.js';

const FAULTS = Number(process.env['CHAMAN_STORM_FAULTS'] ?? 60);
const SEED = process.env['CHAMAN_STORM_SEED'] ?? randomBytes(4).toString('hex');
/** A fault takes some seconds, and so does settling after each round. */
const LIMIT_MS = 120_000 + FAULTS * 15_000;

const hasRedis = spawnSync('redis-server', ['--version']).error === undefined;

describe.each([['postgres'], ...(hasRedis ? [['redis'] as const] : [])] as const)(
  'a storm of faults over the queue in %s',
  (backend) => {
    it(
      'loses nothing, does nothing twice, leaves no door open, and never says what is not so',
      async () => {
        const { findings, report } = await Storm.rage({ backend, seed: SEED, faults: FAULTS });
        process.stdout.write(`\n${report.text()}\n`);
        expect(findings).toEqual([]);
        expect(report.counted).toBeGreaterThanOrEqual(FAULTS);
        expect(report.missing()).toEqual([]);
      },
      LIMIT_MS,
    );
  },
);
