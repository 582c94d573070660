import type { JobsOptions } from 'bullmq';

/** A job says only which target to look at: what to do there is read from the database when it runs. */
export interface ReconcileJob {
  readonly targetId: string;
}

/** Goes round to show that jobs do. */
export interface HeartbeatJob {
  readonly beat: number;
}

export type Job = ReconcileJob | HeartbeatJob;

/** One queue, for those who put jobs into it. */
export interface JobQueue {
  add(name: string, job: Job, options: JobsOptions): Promise<unknown>;
  getJobCounts(...states: ('waiting' | 'prioritized')[]): Promise<Readonly<Record<string, number>>>;
  /** `timestamp`: milliseconds since 1970. */
  getWaiting(from: number, to: number): Promise<readonly { readonly timestamp: number }[]>;
  close(): Promise<void>;
}

/** One queue, for those who take jobs out of it. */
export interface JobWorker {
  /** Takes no more jobs at once; resolves when those under way have ended. */
  close(): Promise<void>;
}

/** Told of what goes wrong in a queue, in words that hold no secret: drivers put commands, and with them passwords, into errors. */
export type ReportFault = (reason: string) => void;

/** The server in which jobs wait. Whatever becomes of it, nothing is lost: jobs are hints, and the sweep gives them anew. */
export interface JobStore {
  /** False while it is known to be out of reach: then a job is not even tried to be given. */
  readonly reachable: boolean;
  queue(name: string, report: ReportFault): JobQueue;
  worker(name: string, process: (job: Job) => Promise<void>, concurrency: number, report: ReportFault): JobWorker;
  /** Its queues and workers have to be closed before; whatever still waits for an answer fails. */
  close(): Promise<void>;
}

/** Whether its connections give jobs, which must not wait long, or take them, which wait until there are some. */
export type JobStoreUse = 'give' | 'take';
