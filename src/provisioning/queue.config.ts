import { integer, listOf, url, type Values } from '../platform/config/variables.js';
import { DRIFT_KINDS } from './drift/drift-kind.js';

export const queueVariables = {
  QUEUE_URL: url(
    'where jobs wait: a PostgreSQL or a Redis address, the same for all',
    ['postgres:', 'postgresql:', 'redis:', 'rediss:'],
    { secret: true, example: 'redis://:<password>@redis.example:6379' },
  ),
  HEARTBEAT_LATE_MS: integer(
    'how old the last heartbeat of a queue may be before its jobs count as standing still; more than RECONCILE_BUDGET_MS',
    { min: 500, max: 3_600_000, unit: 'milliseconds' },
    { fallback: 120_000 },
  ),
};

export const provisioningVariables = {
  SWEEP_INTERVAL_MS: integer(
    'how often due work that no job announces is looked for',
    { min: 100, max: 600_000, unit: 'milliseconds' },
    { fallback: 15_000 },
  ),
  HEARTBEAT_INTERVAL_MS: integer(
    'how often a heartbeat goes through each queue',
    { min: 50, max: 600_000, unit: 'milliseconds' },
    { fallback: 15_000 },
  ),
  RETRY_BASE_MS: integer(
    'first pause before a failed attempt is repeated; doubles up to an hour',
    { min: 50, max: 60_000, unit: 'milliseconds' },
    { fallback: 2_000 },
  ),
  GATEWAY_LATE_WRITE_MS: integer(
    'how long a write that got no answer may still run at a gateway: its longest time-out',
    { min: 100, max: 3_600_000, unit: 'milliseconds' },
    { fallback: 60_000 },
  ),
  RECONCILE_BUDGET_MS: integer(
    'the most time of one attempt at one gateway; its calls are aborted then, and its lease ends soon after',
    { min: 500, max: 600_000, unit: 'milliseconds' },
    { fallback: 60_000 },
  ),
  BREAKER_FAILURES: integer(
    'attempts in a row that a gateway left unanswered, after which a worker stops asking it for a while',
    { min: 1, max: 1_000, unit: 'attempts' },
    { fallback: 5 },
  ),
  BREAKER_PAUSE_MS: integer(
    'how long it is left alone; doubles up to a minute while it does not answer',
    { min: 50, max: 60_000, unit: 'milliseconds' },
    { fallback: 2_000 },
  ),
  RECONCILE_CONCURRENCY: integer(
    'accounts brought to one gateway at the same time',
    { min: 1, max: 100, unit: 'accounts' },
    { fallback: 5 },
  ),
  DRIFT_INTERVAL_HOURS: integer(
    'how often what each gateway has is held against what it should have',
    { min: 1, max: 720, unit: 'hours' },
    { fallback: 24 },
  ),
  DRIFT_CONCURRENCY: integer(
    'accounts that such a check looks at in one gateway at the same time',
    { min: 1, max: 20, unit: 'accounts' },
    { fallback: 2 },
  ),
  DRIFT_REPAIR: listOf('what such a check may repair by itself', DRIFT_KINDS, {
    fallback: [],
    example: 'missing, different',
  }),
};

export type QueueConfig = Values<typeof queueVariables>;
export type ProvisioningConfig = Values<typeof provisioningVariables>;
export const QUEUE_CONFIG = Symbol('QUEUE_CONFIG');
export const PROVISIONING_CONFIG = Symbol('PROVISIONING_CONFIG');
