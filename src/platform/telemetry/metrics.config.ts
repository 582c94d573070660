import { port, text, type Values } from '../config/variables.js';

/** No metrics are served. */
export const METRICS_OFF = -1;

export const metricsVariables = {
  METRICS_HOST: text('address at which Prometheus can ask for metrics; never one that the public reaches', {
    fallback: '127.0.0.1',
  }),
  METRICS_PORT: port('port at which Prometheus can ask for metrics; 0 takes a free one; absent: none are served', {
    fallback: METRICS_OFF,
    example: '9464',
  }),
};

export type MetricsConfig = Values<typeof metricsVariables>;
export const METRICS_CONFIG = Symbol('METRICS_CONFIG');
