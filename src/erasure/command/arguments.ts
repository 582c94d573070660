import { operatorGiven, parseCommandLine, UsageError } from '../../platform/process/command-line.js';

export interface EraseCommand {
  readonly number: string;
  /** Who answers for it, in the audit trail; undefined: a dry run. */
  readonly operator: string | undefined;
}

export const USAGE = `Erases a sender: its contact and organisation at once, its accounts by removing them at every system (docs/operations.md).

  npm run --silent sender:erase -- NUMBER
  npm run --silent sender:erase -- NUMBER --confirm --operator NAME

  --confirm        do it: without it, the command only tells what would be erased
  --operator NAME  who does it, for the audit trail
  --help           show this

The exit code is 0 when it is done (or was a dry run), 1 when it failed or there was never such a sender, 2 when the arguments
cannot be used, and 3 when systems have not confirmed everything yet: run the same again later.`;

const OPTIONS = {
  confirm: { type: 'boolean', default: false },
  operator: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws UsageError for arguments that cannot be used */
export function readArguments(args: readonly string[]): EraseCommand | 'help' {
  const { values, positionals } = parseCommandLine(args, OPTIONS);
  if (values.help) return 'help';
  const [number, ...others] = positionals;
  if (number === undefined || others.length > 0) throw new UsageError('Name one sender by its number.');
  if (!/^\d{6}$/.test(number)) throw new UsageError(`A sender number has six digits; "${number}" has not.`);
  return { number, operator: values.confirm ? operatorGiven(values.operator, '--confirm') : undefined };
}
