import type { AdoptionWatcher } from '../adoption.js';
import type { Assessed, Standing } from '../assessment.js';
import type { Remark } from '../fault.js';
import type { Finding } from '../gateway-survey.js';

/** More are only counted: whoever has so many needs no longer list. */
const MOST_FAULTS_TOLD = 1_000;
const PROGRESS_EVERY = 1_000;

export interface Output {
  /** What is found, for people to read or keep. */
  readonly print: (line: string) => void;
  /** How far it is. */
  readonly progress: (line: string) => void;
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  new: 'new',
  there: 'there already',
  unfinished: 'begun by an earlier import',
  gone: 'imported earlier and deleted since: left alone',
};

/** Tells what is found in the file, and what became of it. */
export class Report implements AdoptionWatcher {
  private readonly counts = { sender: new Map<string, number>(), account: new Map<string, number>() };
  private read = 0;
  private warnings = 0;
  private writing = 0;
  faults = 0;
  failures = 0;

  constructor(private readonly output: Output) {}

  assessed(record: Assessed): void {
    this.read += 1;
    if (this.read % PROGRESS_EVERY === 0) this.output.progress(`${this.read} records checked, ${this.faults} faults`);
    const { line, faults } = record;
    if (record.kind === 'unreadable') this.output.print(`line ${line}  ${record.what}`);
    else {
      const counted = this.counts[record.kind];
      const standing = faults.length > 0 ? 'not usable' : STANDINGS[record.standing];
      counted.set(standing, (counted.get(standing) ?? 0) + 1);
      this.output.print(`line ${line}  ${nameOf(record)}: ${standing}`);
    }
    for (const fault of faults) this.fault(fault);
    if (record.kind !== 'account') return;
    if (record.standing === 'there' || record.standing === 'gone') return;
    for (const warning of record.warnings) this.warning(warning);
    for (const finding of record.findings) this.output.print(`    ${findingLine(finding)}`);
  }

  imported(record: Assessed, failure: string | undefined): void {
    this.writing += 1;
    if (this.writing % PROGRESS_EVERY === 0) this.output.progress(`${this.writing} of ${this.read} records imported`);
    if (failure === undefined) return;
    this.failures += 1;
    const what = record.kind === 'unreadable' ? record.what : nameOf(record);
    this.output.print(`line ${record.line}  ${what}: not taken over: ${failure}`);
  }

  /** What was found, in one line for each kind of record. */
  summary(): void {
    for (const kind of ['sender', 'account'] as const) {
      const counted = [...this.counts[kind]].map(([standing, count]) => `${count} ${standing}`);
      this.output.print(`${kind}s: ${counted.join(', ') || 'none'}`);
    }
    this.output.print(`faults: ${this.faults}, warnings: ${this.warnings}`);
  }

  private fault(remark: Remark): void {
    this.faults += 1;
    if (this.faults <= MOST_FAULTS_TOLD) this.remark('✗', remark);
    else if (this.faults === MOST_FAULTS_TOLD + 1)
      this.output.print('    … more faults follow, from here on only counted');
  }

  private warning(remark: Remark): void {
    this.warnings += 1;
    this.remark('!', remark);
  }

  private remark(sign: string, { field, rule, demand, found, remedy }: Remark): void {
    const place = [field, rule].filter((part) => part !== '').join('  ');
    this.output.print(`  ${sign} ${place}: ${demand}`);
    if (found !== undefined) this.output.print(`      found: ${found}`);
    if (remedy !== undefined) this.output.print(`      ${remedy}`);
  }
}

function nameOf(record: Exclude<Assessed, { kind: 'unreadable' }>): string {
  if (record.kind === 'sender') return `sender ${record.sender.number}`;
  const { channel, login, senderNumber } = record.account;
  return `${channel} ${/^[!-~]{1,200}$/.test(login) ? login : 'account'} of ${senderNumber}`;
}

function findingLine({ gateway, found }: Finding): string {
  if (found === 'absent') return `${gateway}: not there; will be made`;
  const whose = found.marker === 'this-account' ? 'ours already' : 'there, without our marker';
  const changes = found.differences.length > 0 ? `will change: ${found.differences.join(', ')}` : 'nothing to change';
  const directories = Object.entries(found.directories ?? {}).map(([code, path]) => `${code} in ${path}`);
  return [
    `${gateway}: ${whose}; ${changes}`,
    ...(directories.length > 0 ? [`files stay: ${directories.join(', ')}`] : []),
  ].join('; ');
}
