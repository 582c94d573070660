import type { RecordedRequest } from './statement.js';

export interface BenchRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadTask {
  readonly url: string;
  /** Sent in turns. */
  readonly requests: readonly BenchRequest[];
  /** The first of them to be sent. */
  readonly from: number;
  readonly connections: number;
  readonly count: number;
  /** With which every one of them must be answered. */
  readonly status: number;
}

export interface LoadResult {
  readonly perSecond: number;
}

export interface BaselineRoute extends RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Whose request it is; without, anybody's. */
  readonly cookie?: string;
  /** Ids and hashes that each request needs anew. */
  readonly fresh: readonly string[];
}

export interface BaselinePlan {
  readonly databaseUrl: string;
  readonly poolMax: number;
  readonly sessionSecret: string;
  readonly routes: readonly BaselineRoute[];
}
