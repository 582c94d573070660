import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { GATEWAY_NAMES, type GatewayName } from './gateway.port.js';
import { reasonOf } from './queue/bull-jobs.js';
import type { JobQueue, JobStore } from './queue/job-store.js';
import { JOBS_GIVEN } from './queue/open-job-store.js';

/** One version of a target: the same hint given twice is one job. */
export interface Hint {
  readonly targetId: string;
  readonly gateway: GatewayName;
  readonly revision: number;
  /** The row's `reconcileRequests`: without it a re-used job id would be dropped silently. */
  readonly request: number;
  readonly delayMs?: number;
}

const GIVE_UP_AFTER_MS = 1_000;
/** There is one clock for retries, in the database. */
const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

export function queueName(gateway: GatewayName): string {
  return `reconcile-${gateway}`;
}

export interface QueueDepth {
  readonly jobs: number;
  readonly oldestSeconds: number;
}

/** Tells workers that targets want attention. Only a hint: a lost one is found by the sweep, so a queue that is down fails nobody. */
@Injectable()
export class ReconcileHints implements OnApplicationShutdown {
  private readonly logger = new Logger(ReconcileHints.name);
  private readonly byGateway: ReadonlyMap<GatewayName, JobQueue>;

  constructor(@Inject(JOBS_GIVEN) private readonly store: JobStore) {
    const queue = (gateway: GatewayName): JobQueue =>
      store.queue(queueName(gateway), (reason) => this.logger.warn({ reason, gateway }, 'queue'));
    this.byGateway = new Map(GATEWAY_NAMES.map((gateway) => [gateway, queue(gateway)]));
  }

  /** For looking at. */
  get queues(): readonly JobQueue[] {
    return [...this.byGateway.values()];
  }

  /** False while the queue is known to be out of reach. */
  get canBeGiven(): boolean {
    return this.store.reachable;
  }

  /** Resolves when the jobs are in, or after a second without: never rejects. */
  async give(hints: readonly Hint[]): Promise<void> {
    const reason = await this.put(() => Promise.all(hints.map((hint) => this.add(hint))));
    if (reason !== undefined)
      this.logger.warn({ reason, targets: hints.map((hint) => hint.targetId) }, 'hint not given');
  }

  /** Puts a heartbeat before all that waits for this gateway: it tells whether jobs flow, not how many wait. Never rejects. */
  async beat(gateway: GatewayName, beat: number): Promise<void> {
    const options = { ...ONCE, jobId: `heartbeat-${gateway}-${beat}`, lifo: true };
    const reason = await this.put(async () => this.byGateway.get(gateway)?.add('heartbeat', { beat }, options));
    if (reason !== undefined) this.logger.warn({ reason, gateway }, 'heartbeat not sent');
  }

  /** How many jobs wait for each gateway and how long the first of them has; empty where the queue does not tell. Never rejects. */
  async depths(): Promise<ReadonlyMap<GatewayName, QueueDepth>> {
    const depths = new Map<GatewayName, QueueDepth>();
    const reason = await this.put(() =>
      Promise.all([...this.byGateway].map(async ([gateway, queue]) => depths.set(gateway, await depthOf(queue)))),
    );
    if (reason !== undefined) this.logger.warn({ reason }, 'depth of queues not known');
    return depths;
  }

  /** Why it is not known to be done; undefined when it is. */
  private async put(add: () => Promise<unknown>): Promise<string | undefined> {
    if (!this.canBeGiven) return 'the queue cannot be reached';
    const adding = add().then(() => undefined);
    return Promise.race([adding, timer(GIVE_UP_AFTER_MS).then(() => 'no answer in time')]).catch(reasonOf);
  }

  private async add(hint: Hint): Promise<void> {
    await this.byGateway.get(hint.gateway)?.add(
      'reconcile',
      { targetId: hint.targetId },
      {
        jobId: `${hint.targetId}-${hint.revision}-${hint.request}`,
        ...ONCE,
        ...(hint.delayMs !== undefined && { delay: hint.delayMs }),
      },
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    await this.store.close();
  }
}

async function depthOf(queue: JobQueue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized');
  const [first] = await queue.getWaiting(0, 0);
  return {
    jobs: Object.values(counts).reduce((sum, count) => sum + count, 0),
    oldestSeconds: first ? Math.max(0, (Date.now() - first.timestamp) / 1000) : 0,
  };
}

function timer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
