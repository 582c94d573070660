import { basename } from 'node:path';
import { judgeCertificate } from '../../certificate/judge-certificate.js';
import type { TrustStore } from '../../certificate/trust-store.js';
import { failures, type RuleResult } from '../../platform/rule/rule.js';
import { judgeSshKey } from '../../ssh-key/judge-ssh-key.js';
import type { InspectCommand } from './arguments.js';
import { readBounded, type FileProblem } from './bounded-file.js';
import { certificateFactLines, sshKeyFactLines } from './fact-lines.js';
import { problemText, verdictText } from './verdict-text.js';

/** Judges one file after the other, and gives what there is to print of each. */
export async function* inspectFiles(command: InspectCommand, trust: TrustStore): AsyncGenerator<string> {
  for (const file of command.files) {
    const bytes = await readBounded(file);
    if (typeof bytes === 'string') yield unreadable(command, file, bytes);
    else if (command.channel === undefined) yield inspectSshKey(command, file, bytes);
    else yield inspectCertificate({ ...command, channel: command.channel }, file, bytes, trust);
  }
}

function inspectCertificate(
  command: InspectCommand & Required<Pick<InspectCommand, 'channel'>>,
  file: string,
  bytes: Uint8Array,
  trust: TrustStore,
): string {
  const { channel, now, json, language } = command;
  const uploadName = command.uploadName ?? basename(file);
  const { accepted, results, facts } = judgeCertificate({ bytes, uploadName, channel, now, trust });
  if (!json) return verdictText(file, accepted, facts ? certificateFactLines(facts, language) : [], results, language);
  return jsonLine({
    file,
    accept: accepted,
    failedRules: names(failures(results)),
    warnings: names(results.filter(({ verdict }) => verdict === 'warning')),
    facts: facts ?? null,
  });
}

function inspectSshKey({ json, language }: InspectCommand, file: string, bytes: Uint8Array): string {
  const { accepted, code, results, facts, canonical } = judgeSshKey({ text: bytes });
  if (!json) {
    return verdictText(file, accepted, facts ? sshKeyFactLines(facts, canonical, language) : [], results, language);
  }
  return jsonLine({ file, accept: accepted, code: code ?? null, facts: facts ?? null });
}

const UNREADABLE = 'unreadable-file';

/** In JSON it has the shape of a refusal, so that who looks only at the verdict is not misled. */
function unreadable({ channel, json, language }: InspectCommand, file: string, error: FileProblem): string {
  if (!json) return problemText(file, error, language);
  return channel === undefined
    ? jsonLine({ file, accept: false, code: UNREADABLE, facts: null, error })
    : jsonLine({ file, accept: false, failedRules: [UNREADABLE], warnings: [], facts: null, error });
}

function names(results: readonly RuleResult[]): readonly string[] {
  return results.map(({ rule }) => rule);
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
