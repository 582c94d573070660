import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Problem } from '../problem.js';
import type { ProblemName } from '../problem.catalogue.js';
import { networkOf } from './network-of.js';
import { RateLimit } from './rate-limit.js';
import { RATE_LIMIT_CONFIG, type RateLimitConfig } from './rate-limits.config.js';

type Exceeded = Extract<ProblemName, `rate/${string}`>;

const refused = new Counter({
  name: 'chaman_rate_limited_total',
  help: 'Requests that were answered 429, by the limit that they met.',
  labelNames: ['limit'] as const,
});

/** Keeps one caller from taking this process away from the others. Counted in memory: docs/decisions/0028. */
@Injectable()
export class RateLimits {
  private readonly addresses: RateLimit;
  private readonly signIns: RateLimit;
  private readonly people: RateLimit;
  private readonly systems: RateLimit;

  constructor(@Inject(RATE_LIMIT_CONFIG) config: RateLimitConfig) {
    this.addresses = new RateLimit(config.RATE_PER_ADDRESS);
    this.signIns = new RateLimit(config.RATE_OF_SIGN_IN);
    this.people = new RateLimit(config.RATE_PER_PERSON);
    this.systems = new RateLimit(config.RATE_PER_SYSTEM);
  }

  /** @throws Problem `rate/address` */
  takeAddress(address: string): void {
    take(this.addresses, networkOf(address), 'rate/address');
  }

  /** @throws Problem `rate/sign-in` */
  takeSignIn(address: string): void {
    take(this.signIns, networkOf(address), 'rate/sign-in');
  }

  /** @throws Problem `rate/person` */
  takePerson(id: string): void {
    take(this.people, id, 'rate/person');
  }

  /** @throws Problem `rate/system` */
  takeSystem(clientId: string): void {
    take(this.systems, clientId, 'rate/system');
  }
}

function take(limit: RateLimit, key: string, exceeded: Exceeded): void {
  const seconds = limit.take(key);
  if (seconds === 0) return;
  refused.inc({ limit: exceeded.slice('rate/'.length) });
  throw new Problem(exceeded, { parameters: { seconds } });
}
