import { integer, text, type Values } from '../config/variables.js';

/** No metrics are served. */
export const METRICS_OFF = -1;

export const metricsVariables = {
  METRICS_HOST: text('address at which Prometheus can ask for metrics; never one that the public reaches', {
    fallback: '127.0.0.1',
  }),
  METRICS_PORT: integer(
    'port at which Prometheus can ask for metrics; 0 takes a free one; absent: none are served',
    { min: 0, max: 65_535 },
    { fallback: METRICS_OFF },
  ),
};

export type MetricsConfig = Values<typeof metricsVariables>;
export const METRICS_CONFIG = Symbol('METRICS_CONFIG');
