import { Counter, Histogram } from 'prom-client';
import type { GatewayName } from './gateway.port.js';
import type { Recording } from './target.js';

const seconds = new Histogram({
  name: 'chaman_reconcile_seconds',
  help: 'Time of one attempt to bring one account to one gateway, by the state that it led to.',
  labelNames: ['gateway', 'outcome'] as const,
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
});

const failures = new Counter({
  name: 'chaman_reconcile_failures_total',
  help: 'Attempts that did not succeed, by reason.',
  labelNames: ['gateway', 'reason'] as const,
});

/** Starts the clock of an attempt; call what it returns with the result. */
export function measureAttempt(gateway: GatewayName): (result: Recording) => void {
  const end = seconds.startTimer({ gateway });
  return ({ state, failure }) => {
    end({ outcome: state });
    if (failure) failures.inc({ gateway, reason: failure.reason });
  };
}
