import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { isLanguage, LANGUAGES, type Language } from '../../platform/i18n/language.js';
import { parseCommandLine, UsageError } from '../../platform/process/command-line.js';

/** What is asked of the command. */
export interface InspectCommand {
  /** Absent for SSH keys. */
  readonly channel?: Channel;
  readonly files: readonly string[];
  readonly now: Date;
  /** A folder or a file with the certificates of trusted issuers; without it nobody is trusted. */
  readonly anchors?: string;
  /** The name to judge files under; their own where absent. */
  readonly uploadName?: string;
  readonly json: boolean;
  readonly language: Language;
}

export const USAGE = `Judges certificates or SSH public keys by the rules of the product; nothing is stored or sent.

  npm run --silent inspect -- --channel ${CHANNELS.join('|')} [options] FILE…
  npm run --silent inspect -- --ssh [options] FILE…

  --channel CHANNEL   judge certificates by the rules of this channel
  --anchors PATH      certificates of trusted issuers: a folder, or a file with any number of them;
                      without it nobody is trusted
  --name NAME         judge under this file name instead of the file's own
  --now MOMENT        judge as at this moment, ISO 8601, UTC where no zone is given
  --ssh               judge SSH public keys
  --json              one JSON object per file, each on a line
  --language LANGUAGE ${LANGUAGES.join(', ')}; that of LANG where absent
  --help              show this

The exit code is 0 whatever the verdicts are, and 2 when the arguments cannot be used.`;

const OPTIONS = {
  channel: { type: 'string' },
  anchors: { type: 'string' },
  name: { type: 'string' },
  now: { type: 'string' },
  ssh: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  language: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws UsageError for arguments that cannot be used */
export function readArguments(
  args: readonly string[],
  defaults: { readonly now: Date; readonly language: Language },
): InspectCommand | 'help' {
  const { values, positionals } = parseCommandLine(args, OPTIONS);
  if (values.help) return 'help';
  if (values.ssh && values.channel !== undefined) throw new UsageError('Give either --channel or --ssh, not both.');
  if (!values.ssh && values.channel === undefined) throw new UsageError('Give --channel or --ssh.');
  if (positionals.length === 0) throw new UsageError('Name at least one file.');
  return {
    ...(values.channel !== undefined && { channel: readChannel(values.channel) }),
    files: positionals,
    now: values.now === undefined ? defaults.now : readMoment(values.now),
    ...(values.anchors !== undefined && { anchors: values.anchors }),
    ...(values.name !== undefined && { uploadName: values.name }),
    json: values.json,
    language: values.language === undefined ? defaults.language : readLanguage(values.language),
  };
}

function readChannel(given: string): Channel {
  const channel = CHANNELS.find((each) => each === given.toUpperCase());
  if (!channel) throw new UsageError(`--channel is one of ${CHANNELS.join(', ')}, not "${given}".`);
  return channel;
}

function readLanguage(given: string): Language {
  if (!isLanguage(given)) throw new UsageError(`--language is one of ${LANGUAGES.join(', ')}, not "${given}".`);
  return given;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/;

function readMoment(given: string): Date {
  const [, day = '', time = 'T00:00', zone = 'Z'] = MOMENT.exec(given) ?? [];
  const moment = new Date(`${day}${time}${zone}`);
  // Dates that no calendar has, such as 30 February, would quietly become other ones.
  if (Number.isNaN(moment.getTime()) || new Date(`${day}T00:00Z`).toISOString().slice(0, 10) !== day)
    throw new UsageError(`--now is a moment in ISO 8601, such as 2026-11-24T12:00:00Z, not "${given}".`);
  return moment;
}
