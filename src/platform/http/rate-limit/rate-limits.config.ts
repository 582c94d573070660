import { integer, type Values } from '../../config/variables.js';

const BOUNDS = { min: 1, max: 10_000_000, unit: 'requests a minute' };

/** Requests a minute that one process answers; a minute's worth may come at once. */
export const rateLimitVariables = {
  RATE_PER_ADDRESS: integer('most from one address (IPv6: one /64)', BOUNDS, { fallback: 6_000 }),
  RATE_PER_PERSON: integer('most of one person, in all their sessions', BOUNDS, { fallback: 600 }),
  RATE_PER_SYSTEM: integer('most of one client of the authorization server', BOUNDS, { fallback: 3_000 }),
  RATE_OF_SIGN_IN: integer('most to /auth/… from one address; a sign-in takes three', BOUNDS, {
    fallback: 300,
  }),
};

export type RateLimitConfig = Values<typeof rateLimitVariables>;
export const RATE_LIMIT_CONFIG = Symbol('RATE_LIMIT_CONFIG');
