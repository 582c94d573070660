import { integer, type Values } from '../platform/config/variables.js';

export const changeFeedVariables = {
  CHANGE_RETENTION_DAYS: integer(
    'how long other systems can read a change in the feed; one that stays away longer has to read everything anew',
    { min: 1, max: 3_650, unit: 'days' },
    { fallback: 90 },
  ),
  CHANGE_NUMBERING_INTERVAL_MS: integer(
    'how often changes without a place in the feed are looked for, beside whenever one is told',
    { min: 100, max: 60_000, unit: 'milliseconds' },
    { fallback: 1_000 },
  ),
};

export type ChangeFeedConfig = Values<typeof changeFeedVariables>;
export const CHANGE_FEED_CONFIG = Symbol('CHANGE_FEED_CONFIG');
