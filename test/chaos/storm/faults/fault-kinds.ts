import type { Chance } from '../chance.js';
import type { Backend } from '../stage/storm-queue.js';
import type { Fault } from './fault.js';
import { answerDropped, answerSlow, gatewayFails, gatewayHangs, gatewayOutage } from './gateway.faults.js';
import { lateWriteAfterNewer, lateWriteAfterRemoval, lateWriteAlone } from './late-write.faults.js';
import { apiKilled, clockOff, workerKilledAt, workerKilledIn, workerStopped } from './process.faults.js';
import { databaseRestarted, jobDuplicated, queueEmptied, redisRestarted } from './server.faults.js';

interface FaultKind {
  readonly fault: Fault;
  /** How many of each deck. */
  readonly times: number;
  readonly only?: Backend;
}

/** All that can happen, and how often beside each other. */
export const FAULT_KINDS = {
  'api-killed': { fault: apiKilled, times: 3 },
  'worker-killed-at-claim': { fault: workerKilledIn('claim'), times: 1 },
  'worker-killed-at-read': { fault: workerKilledAt('read'), times: 1 },
  'worker-killed-at-write': { fault: workerKilledAt('write'), times: 1 },
  'worker-killed-at-read-back': { fault: workerKilledAt('read-back'), times: 1 },
  'worker-killed-at-record': { fault: workerKilledIn('record'), times: 1 },
  'worker-killed-at-remove': { fault: workerKilledAt('remove'), times: 1 },
  'worker-stopped': { fault: workerStopped, times: 1 },
  'clock-off': { fault: clockOff, times: 1 },
  'database-ended': { fault: databaseRestarted('ended'), times: 1 },
  'database-crashed': { fault: databaseRestarted('crashed'), times: 1 },
  'queue-emptied': { fault: queueEmptied, times: 2 },
  'redis-restarted': { fault: redisRestarted, times: 2, only: 'redis' },
  'job-duplicated': { fault: jobDuplicated, times: 2 },
  'gateway-outage': { fault: gatewayOutage, times: 2 },
  'gateway-hangs': { fault: gatewayHangs, times: 1 },
  'gateway-fails': { fault: gatewayFails, times: 2 },
  'answer-dropped': { fault: answerDropped, times: 2 },
  'answer-slow': { fault: answerSlow, times: 1 },
  'late-write': { fault: lateWriteAlone, times: 1 },
  'late-write-after-newer-write': { fault: lateWriteAfterNewer, times: 1 },
  'late-write-after-removal': { fault: lateWriteAfterRemoval, times: 1 },
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultName = keyof typeof FAULT_KINDS;

export function kindsOn(backend: Backend): FaultName[] {
  return (Object.keys(FAULT_KINDS) as FaultName[]).filter((name) => {
    const { only }: FaultKind = FAULT_KINDS[name];
    return only === undefined || only === backend;
  });
}

/** Faults without end: deck after deck, each with every kind and in an order of its own. */
export function* plan(backend: Backend, chance: Chance): Generator<FaultName, never> {
  const deck = kindsOn(backend).flatMap((name) => Array<FaultName>(FAULT_KINDS[name].times).fill(name));
  for (;;) yield* chance.shuffled(deck);
}
