import type { Channel } from '../../../src/account/channel/channel.js';
import { CHANNELS } from '../../../src/account/channel/channel.js';
import { GATEWAY_NAMES } from '../../../src/provisioning/gateway.port.js';
import type { Hit } from './faults/fault.js';
import { accountsNamed } from './faults/late-write.faults.js';
import { kindsOn, type FaultName } from './faults/fault-kinds.js';
import type { Ledger } from './load/ledger.js';
import type { StormDatabase } from './stage/storm-database.js';
import type { Backend } from './stage/storm-queue.js';
import { STEPS } from './traffic/step.js';

interface Line {
  injected: number;
  counted: number;
  interrupted: number;
}

/** What happened in a storm: how many faults of which kind, and what they met. */
export class StormReport {
  tried = 0;
  counted = 0;
  compared = 0;
  rounds = 0;
  private answers: ReturnType<Ledger['counts']> | undefined;
  private readonly startedAt = Date.now();
  private readonly lines: Map<FaultName, Line>;
  private readonly met = new Map<string, number>();
  private readonly unnamed: string[] = [];

  constructor(
    private readonly backend: Backend,
    private readonly seed: string,
  ) {
    this.lines = new Map(kindsOn(backend).map((name) => [name, { injected: 0, counted: 0, interrupted: 0 }]));
  }

  injected(name: FaultName, hits: readonly Hit[]): void {
    const line = this.lines.get(name);
    if (!line) throw new Error(`${name} does not belong to ${this.backend}`);
    line.injected += 1;
    this.tried += 1;
    line.interrupted += hits.length;
    if (hits.length > 0) {
      line.counted += 1;
      this.counted += 1;
    }
    for (const { step, gateway, channel, subject } of hits) {
      this.meet(step);
      if (gateway) this.meet(gateway);
      if (channel) this.meet(channel);
      else if (subject !== undefined) this.unnamed.push(subject);
    }
  }

  /** Looks up of which channels the accounts were that were met. */
  async nameChannels(database: StormDatabase): Promise<void> {
    const subjects = this.unnamed.splice(0);
    const accounts = await accountsNamed(database, [...new Set(subjects)]);
    const channels = new Map<string, Channel>(accounts.map(({ subject, channel }) => [subject, channel]));
    for (const subject of subjects) {
      const channel = channels.get(subject);
      if (channel) this.meet(channel);
    }
  }

  roundOver(answers: ReturnType<Ledger['counts']>): void {
    this.rounds += 1;
    this.answers = answers;
  }

  /** What a storm of this size must have met and has not: kinds, steps, channels, gateways. */
  missing(): string[] {
    const neverCounted = [...this.lines].filter(([, { counted }]) => counted === 0).map(([name]) => name);
    const wanted = [...STEPS, ...CHANNELS, ...GATEWAY_NAMES];
    return [...neverCounted, ...wanted.filter((each) => !this.met.has(each))];
  }

  text(): string {
    const seconds = Math.round((Date.now() - this.startedAt) / 1000);
    const row = (name: string, ...values: (string | number)[]) =>
      `  ${name.padEnd(30)}${values.map((value) => String(value).padStart(12)).join('')}`;
    const table = [...this.lines].map(([name, line]) => row(name, line.injected, line.counted, line.interrupted));
    const met = (all: readonly string[]) => all.map((each) => `${each} ${this.met.get(each) ?? 0}`).join(' · ');
    const { accepted, refused, unknown } = this.answers ?? { accepted: 0, refused: 0, unknown: 0 };
    return [
      `Storm over the queue in ${this.backend}, CHAMAN_STORM_SEED=${this.seed}: ` +
        `${this.counted} faults counted in ${this.rounds} rounds, ${seconds} s`,
      row('fault', 'injected', 'counted', 'interrupted'),
      ...table,
      `  steps met: ${met(STEPS)}`,
      `  channels met: ${met(CHANNELS)}`,
      `  gateways met: ${met(GATEWAY_NAMES)}`,
      `  changes asked: ${accepted} accepted, ${refused} refused, ${unknown} with an unknown answer; ` +
        `${this.compared} times an active account was held against the gateways`,
    ].join('\n');
  }

  private meet(what: string): void {
    this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }
}
