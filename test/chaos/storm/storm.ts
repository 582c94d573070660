import { Chance } from './chance.js';
import { Findings, type Finding } from './checker/finding.js';
import { checkProcesses } from './checker/processes.js';
import { RunningCheck } from './checker/running-check.js';
import { checkSettled } from './checker/settled-check.js';
import { settle } from './checker/settling.js';
import type { Field } from './faults/fault.js';
import { FAULT_KINDS, plan, type FaultName } from './faults/fault-kinds.js';
import { SteadyLoad } from './load/steady-load.js';
import { Stage } from './stage/stage.js';
import type { Backend } from './stage/storm-queue.js';
import { StormReport } from './storm-report.js';

export interface StormOptions {
  readonly backend: Backend;
  readonly seed: string;
  /** How many faults have to count. */
  readonly faults: number;
  /** Told what begins, and after each round how far it is. */
  readonly tell: (progress: string) => void;
}

const FAULTS_OF_A_ROUND = 20;
/** One that found nothing to interrupt is tried again so often, before the next one comes. */
const ATTEMPTS = 3;
/** When so many of those that were tried do not count, something else is wrong. */
const MOST_TRIED = 5;
const SETTLED_WITHIN_MS = 90_000;
const SENDERS = 4;

/** Rounds of faults under a steady load; after each the checker looks whether everything is true. */
export class Storm {
  readonly report: StormReport;
  private readonly findings = new Findings();
  private readonly chance: Chance;
  private readonly faults: Generator<FaultName, never>;
  private struck = 0;
  private readonly inBackground: Promise<unknown>[] = [];

  private constructor(
    private readonly options: StormOptions,
    private readonly stage: Stage,
    private readonly load: SteadyLoad,
    chance: Chance,
  ) {
    this.report = new StormReport(options.backend, options.seed);
    this.chance = chance.of('faults');
    this.faults = plan(options.backend, chance.of('plan'));
  }

  /** Resolves with what the checker found and what happened. The product is stopped then. */
  static async rage(
    options: StormOptions,
  ): Promise<{ readonly findings: readonly Finding[]; readonly report: StormReport }> {
    const { backend, seed, faults, tell } = options;
    tell(`Storm over the queue in ${backend}: ${faults} faults, CHAMAN_STORM_SEED=${seed}`);
    const chance = new Chance(seed);
    const stage = await Stage.start({ backend });
    try {
      const storm = new Storm(options, stage, await SteadyLoad.prepare(stage, chance, SENDERS), chance);
      await storm.run();
      return { findings: storm.findings.all(), report: storm.report };
    } finally {
      await stage.stop();
    }
  }

  private async run(): Promise<void> {
    while (this.report.counted < this.options.faults && this.mayTry() && this.findings.all().length === 0) {
      const left = this.options.faults - this.report.counted;
      await this.round(Math.min(left, FAULTS_OF_A_ROUND));
      this.report.roundOver(this.load.ledger.counts());
      this.options.tell(
        `  round ${this.report.rounds}: ${this.report.counted} faults counted, ${this.findings.all().length} findings`,
      );
    }
    for (const leak of await this.stage.leaks()) this.findings.add('leak', leak);
  }

  private async round(faults: number): Promise<void> {
    const { load, stage, findings } = this;
    const check = new RunningCheck(stage.directory, load.senders, load.offered, findings);
    load.start();
    check.start();
    const enough = this.report.counted + faults;
    try {
      while (this.report.counted < enough && this.mayTry()) await this.strike(this.faults.next().value);
      await Promise.all(this.inBackground.splice(0));
      await load.stop();
      for (const worker of stage.workers) await stage.clocks.get(worker.name)?.shift(worker, 0);
      await settle(stage.database, SETTLED_WITHIN_MS, findings);
    } finally {
      await Promise.all([load.stop(), check.stop()]);
    }
    this.report.compared += check.compared;
    await checkProcesses([...stage.apis, ...stage.workers], findings);
    await checkSettled({ ...load, directory: stage.directory, database: stage.database }, findings);
    await this.report.nameChannels(stage.database);
  }

  private mayTry(): boolean {
    return this.report.tried < this.options.faults * MOST_TRIED;
  }

  private async strike(name: FaultName): Promise<void> {
    const { stage, load } = this;
    const field: Field = { ...load, stage, background: (work) => void this.inBackground.push(work) };
    this.struck += 1;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const hits = await FAULT_KINDS[name].fault(field, this.chance.of(`${this.struck} ${attempt}`));
      this.report.injected(name, hits);
      if (hits.length > 0) return;
    }
  }
}
