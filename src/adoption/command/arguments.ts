import { operatorGiven, parseCommandLine, UsageError } from '../../platform/process/command-line.js';

export interface AdoptCommand {
  readonly file: string;
  /** False: a dry run. */
  readonly write: boolean;
  /** Who answers for it, in the audit trail; only of an import. */
  readonly operator: string;
}

export const USAGE = `Takes over senders and accounts that exist already, from a file (docs/adoption.md).

  npm run --silent adopt -- FILE
  npm run --silent adopt -- FILE --import --operator NAME

  --import         write: without it, the file is only held against the rules, the database and the gateways
  --operator NAME  who does it, for the audit trail
  --help           show this

The exit code is 0 when nothing is wrong, 1 when something is, and 2 when the arguments cannot be used.`;

const OPTIONS = {
  import: { type: 'boolean', default: false },
  operator: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws UsageError for arguments that cannot be used */
export function readArguments(args: readonly string[]): AdoptCommand | 'help' {
  const { values, positionals } = parseCommandLine(args, OPTIONS);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.');
  const operator = values.import ? operatorGiven(values.operator, '--import') : (values.operator?.trim() ?? '');
  return { file, write: values.import, operator };
}
