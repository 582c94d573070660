import { text, url, variable, type Values } from '../config/variables.js';

/** Named as OpenTelemetry names them, so that what runs beside the product can share them. */
export const tracingVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    'where traces are sent (OTLP over HTTP, without /v1/traces); absent: nothing is traced',
    ['http:', 'https:'],
    { fallback: '', example: 'http://collector.example:4318' },
  ),
  OTEL_EXPORTER_OTLP_HEADERS: text('headers that go with them, as name=value, separated by commas', {
    fallback: '',
    secret: true,
    example: 'authorization=Bearer <token>',
  }),
  OTEL_TRACES_SAMPLER_ARG: variable(
    'the part of all requests that is traced; the same in every process',
    'number from 0 to 1',
    part,
    {
      fallback: 1,
      example: '0.05',
    },
  ),
};

export type TracingConfig = Values<typeof tracingVariables>;

function part(value: string): number {
  const number = Number(value);
  if (!/^[01](\.\d{1,9})?$/.test(value) || number > 1) throw new Error('must be a number from 0 to 1');
  return number;
}
