import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Storm } from './storm.js';

const { CHAMAN_STORM_FAULTS: faults = '60', CHAMAN_STORM_SEED: seed = randomBytes(4).toString('hex') } = process.env;
const FAULTS = Number(faults);
const STARTING_MS = 60_000;
/** Two seconds on a machine of its own, each round's settling included; several times that beside other tests. */
const A_FAULT_MS = 8_000;

const tell = (text: string) => void process.stdout.write(`${text}\n`);
const hasRedis = spawnSync('redis-server', ['--version']).error === undefined;

/** Full size with `npm run test:storm`. The seed that is printed repeats a storm: `CHAMAN_STORM_SEED=…`. */
describe.each([
  ['postgres', describe],
  ['redis', hasRedis ? describe : describe.skip],
] as const)('a storm of faults over the queue in %s', (backend, where) => {
  where('under a steady load', () => {
    it(
      'loses nothing, does nothing twice, leaves no door open, and never says what is not so',
      async () => {
        const { findings, report } = await Storm.rage({ backend, seed, faults: FAULTS, tell });
        tell(report.text());
        expect(findings).toEqual([]);
        expect(report.counted).toBeGreaterThanOrEqual(FAULTS);
        expect(report.missing()).toEqual([]);
      },
      STARTING_MS + FAULTS * A_FAULT_MS,
    );
  });
});
