import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigurationError } from '../config/configuration-error.js';
import { runProcess } from './run.js';

/** The arguments of a command cannot be used; the message says why. */
export class UsageError extends Error {}

const WRONG_USAGE = 2;

/** @throws UsageError for options that the command does not have, or that lack their value */
export function parseCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * Who answers for what a command writes, as the audit trail will name them.
 * @param flag the option that has the command write
 * @throws UsageError where nobody is named on one line
 */
export function operatorGiven(operator: string | undefined, flag: string): string {
  const name = operator?.trim() ?? '';
  if (!/^[^\p{Cc}]{1,100}$/u.test(name))
    throw new UsageError(`${flag} needs --operator, with the name of whoever answers for it.`);
  return name;
}

/**
 * Runs a command of operations, which resolves with its exit code; `help` is told the usage. Arguments or a configuration that
 * cannot be used end it with 2.
 */
export function runCommand(usage: string, command: (args: readonly string[]) => Promise<number | 'help'>): void {
  runProcess(async () => {
    try {
      const ended = await command(process.argv.slice(2));
      if (ended === 'help') process.stdout.write(`${usage}\n`);
      process.exit(ended === 'help' ? 0 : ended);
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof ConfigurationError)) throw error;
      process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${usage}\n` : ''}`);
      process.exit(WRONG_USAGE);
    }
  });
}
