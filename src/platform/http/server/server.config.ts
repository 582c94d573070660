import { integer, type Values } from '../../config/variables.js';

export const serverVariables = {
  MAX_CONNECTIONS: integer(
    'connections that are open at once; a further one is closed',
    { min: 10, max: 100_000, unit: 'connections' },
    { fallback: 5_000 },
  ),
  REQUESTS_AT_ONCE: integer(
    'requests that are worked on at once; twice as many wait for a moment, further ones are answered 503',
    { min: 1, max: 10_000, unit: 'requests' },
    { fallback: 100 },
  ),
  HEADERS_TIMEOUT_MS: integer(
    'within which the head of a request must have arrived',
    { min: 500, max: 120_000, unit: 'milliseconds' },
    { fallback: 10_000 },
  ),
  REQUEST_TIMEOUT_MS: integer(
    'within which a whole request must have arrived',
    { min: 500, max: 600_000, unit: 'milliseconds' },
    { fallback: 30_000 },
  ),
  KEEP_ALIVE_TIMEOUT_MS: integer(
    'how long a connection without a request stays open; longer than the proxy in front keeps it',
    { min: 1_000, max: 600_000, unit: 'milliseconds' },
    { fallback: 65_000 },
  ),
};

export type ServerConfig = Values<typeof serverVariables>;
