import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { RepeatedWork } from '../../platform/process/repeated-work.js';
import { CircuitReportStore, REPORT_EVERY_MS, type Worker } from './circuit-report.store.js';
import { Circuits } from './circuits.js';

/** Tells operations, through the database, how this worker stands to each gateway. */
@Injectable()
export class CircuitReport implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CircuitReport.name);
  private readonly worker: Worker = { id: randomUUID(), name: `${hostname()}/${process.pid}` };
  private readonly work: RepeatedWork;

  constructor(
    circuits: Circuits,
    private readonly store: CircuitReportStore,
  ) {
    this.work = new RepeatedWork(
      () => this.store.report(this.worker, circuits.views()),
      REPORT_EVERY_MS,
      (error) => this.logger.warn({ err: error }, 'circuits not told of; told at the next interval'),
    );
    circuits.onChange(() => this.work.ask());
  }

  onApplicationBootstrap(): void {
    this.work.ask();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
    await this.store
      .withdraw(this.worker)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'circuits not withdrawn; they become stale'));
  }
}
