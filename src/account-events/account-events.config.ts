import { integer, type Values } from '../platform/config/variables.js';

export const accountEventsVariables = {
  ACCOUNT_EVENTS_HEARTBEAT_MS: integer(
    'how often a stream of account events shows that it lives and is checked against its session',
    { min: 100, max: 60_000, unit: 'milliseconds' },
    { fallback: 15_000 },
  ),
};

export type AccountEventsConfig = Values<typeof accountEventsVariables>;
export const ACCOUNT_EVENTS_CONFIG = Symbol('ACCOUNT_EVENTS_CONFIG');
