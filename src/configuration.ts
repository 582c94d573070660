import { apiConfiguration } from './api.config.js';
import { COMMANDS } from './commands.config.js';
import { readConfiguration } from './platform/config/configuration.js';
import type { Values } from './platform/config/variables.js';
import { workerConfiguration } from './worker.config.js';

/** What each process and command is configured by. The table in docs/configuration.md is made from it. */
export const CONFIGURATIONS = { api: apiConfiguration, worker: workerConfiguration, ...COMMANDS };

type Configurations = typeof CONFIGURATIONS;
export type ConfiguredName = keyof Configurations;

const CHECK_ONLY = '--check-config';

/**
 * The configuration of this process. With `--check-config` on its command line it ends here, having said that it can be used.
 * @throws ConfigurationError naming everything that is wrong
 */
export async function configured<N extends ConfiguredName>(name: N): Promise<Values<Configurations[N]['variables']>> {
  const names = Object.values(CONFIGURATIONS).flatMap(({ variables }) => Object.keys(variables));
  const values = await readConfiguration<Configurations[N]['variables']>(CONFIGURATIONS[name], names);
  if (process.argv.includes(CHECK_ONLY)) {
    process.stdout.write(`The configuration of ${name} can be used.\n`);
    process.exit(0);
  }
  return values;
}
