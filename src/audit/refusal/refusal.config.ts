import { integer, type Values } from '../../platform/config/variables.js';

export const refusalVariables = {
  AUDIT_REFUSALS_PER_MINUTE: integer(
    'refused attempts of one actor that this process writes down one by one within a minute; beyond, it counts',
    { min: 1, max: 10_000, unit: 'attempts a minute' },
    { fallback: 30 },
  ),
};

export type RefusalConfig = Values<typeof refusalVariables>;
export const REFUSAL_CONFIG = Symbol('REFUSAL_CONFIG');
