import { integer, type Values } from '../../platform/config/variables.js';

export const quotaVariables = {
  QUOTA_REST_ACCOUNTS: integer(
    'most living REST accounts of a sender',
    { min: 1, max: 100_000, unit: 'accounts' },
    { fallback: 200 },
  ),
  QUOTA_CERTIFICATES: integer(
    'most certificates of a REST account',
    { min: 1, max: 1_000, unit: 'certificates' },
    { fallback: 20 },
  ),
  QUOTA_CHANGES_PER_HOUR: integer(
    'changes to its accounts that a sender may make within an hour',
    { min: 1, max: 100_000, unit: 'changes an hour' },
    { fallback: 30 },
  ),
  QUOTA_TAKEN_USER_NAMES_PER_HOUR: integer(
    'user names that are taken which a sender may ask for within an hour',
    { min: 1, max: 100_000, unit: 'user names an hour' },
    { fallback: 10 },
  ),
};

export type QuotaConfig = Values<typeof quotaVariables>;
export const QUOTA_CONFIG = Symbol('QUOTA_CONFIG');
