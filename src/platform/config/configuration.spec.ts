import { agreement, readConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { integer, text } from './variables.js';

const LEAST = integer('least', { min: 0, max: 9, unit: 'things' });
const MOST = integer('most', { min: 0, max: 9, unit: 'things' });
const variables = { LEAST, MOST, SOME_NAME: text('name', { fallback: '' }) };
const ordered = agreement({ LEAST, MOST }, (given) => {
  if (given.LEAST > given.MOST) throw new ConfigurationError(['LEAST is more than MOST']);
});
const kind = agreement({ SOME_NAME: variables.SOME_NAME }, async (given) => {
  await Promise.resolve();
  if (given.SOME_NAME === 'bad') throw new ConfigurationError(['SOME_NAME is bad', 'and nothing else helps']);
});

const read = (environment: NodeJS.ProcessEnv, elsewhere: readonly string[] = []) =>
  readConfiguration({ variables, agreements: [ordered, kind] }, elsewhere, environment);
const faultsOf = (...given: Parameters<typeof read>) =>
  read(...given).then(
    () => [],
    (error: ConfigurationError) => error.faults,
  );

describe('a configuration', () => {
  it('is what was given where all of it holds', async () => {
    expect(await read({ LEAST: '1', MOST: '2' })).toEqual({ LEAST: 1, MOST: 2, SOME_NAME: '' });
  });

  it('is told all that is wrong at once: values, agreements, also those that take time, and misspelt names', async () => {
    expect(await faultsOf({ LEAST: '3', MOST: '2', SOME_NAME: 'bad', SOME_NAMEE: 'x' })).toEqual([
      'LEAST is more than MOST',
      'SOME_NAME is bad',
      'and nothing else helps',
    ]);
    expect(await faultsOf({ LEAST: '3', SOME_NAMEE: 'x' })).toEqual([
      'MOST is missing: most',
      'SOME_NAMEE: did you mean SOME_NAME?',
    ]);
  });

  it('is judged by no agreement whose variables could not be read', async () => {
    expect(await faultsOf({ LEAST: '10', MOST: '2' })).toHaveLength(1);
  });

  it('leaves alone what another process reads', async () => {
    expect(await faultsOf({ LEAST: '1', MOST: '2', SOME_NAMES: 'x' }, ['SOME_NAMES'])).toEqual([]);
  });

  it('lets failures be failures', async () => {
    const broken = agreement({ LEAST }, () => {
      throw new TypeError('a fault of ours');
    });
    const reading = readConfiguration({ variables, agreements: [broken] }, [], { LEAST: '1', MOST: '2' });
    await expect(reading).rejects.toThrow(TypeError);
  });
});
