import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type IdGenerator,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { traceIdOf, untracedParent, writeTraceParent } from './trace-parent.js';
import type { TracingConfig } from './tracing.config.js';

/** Spans hold names, ids and outcomes; nothing that somebody typed, nothing secret, no address of a person. */
const tracer = trace.getTracer('chaman');

/** A trace has the id of the request that began it. */
class RequestIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private requestId: string | undefined;

  generateTraceId(): string {
    return this.requestId === undefined ? this.random.generateTraceId() : traceIdOf(this.requestId);
  }

  generateSpanId(): string {
    return this.random.generateSpanId();
  }

  beginning<T>(requestId: string, begin: () => T): T {
    this.requestId = requestId;
    try {
      return begin();
    } finally {
      this.requestId = undefined;
    }
  }
}

const ids = new RequestIds();

/**
 * Begins to trace, where an address for traces is configured. Whether a request is traced follows from its id, so that API and
 * workers agree on each without a word.
 * @returns sends what is left, and ends
 */
export function startTracing(config: TracingConfig, process: 'api' | 'worker'): () => Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = config;
  if (endpoint === '') return () => Promise.resolve();
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: headersOf(headers) });
  return traceWith(new BatchSpanProcessor({ exporter }), config.OTEL_TRACES_SAMPLER_ARG, process);
}

/** As {@link startTracing}, to any place. */
export function traceWith(processor: SpanProcessor, ratio: number, process: 'api' | 'worker'): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new TracerProvider({
    sampler: new TraceIdRatioBasedSampler(ratio),
    idGenerator: ids,
    resource: resourceFromAttributes({ 'service.namespace': 'chaman', 'service.name': `chaman-${process}` }),
    spanProcessors: [processor],
  });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}

/** The first span of a trace. */
export function beginRequest(requestId: string, name: string): Span {
  return ids.beginning(requestId, () => tracer.startSpan(name, { kind: SpanKind.SERVER, root: true }));
}

/** What is begun within `work` belongs to this span. */
export function within<T>(span: Span, work: () => T): T {
  return context.with(trace.setSpan(ROOT_CONTEXT, span), work);
}

/**
 * What goes with work that another process will do, so that its spans belong to this request's trace: to be kept with the row that
 * names the work, never in a job.
 */
export function handOver(requestId: string, name: string): string {
  const span = tracer.startSpan(name, { kind: SpanKind.PRODUCER });
  span.end();
  const own = span.spanContext();
  return trace.getActiveSpan() && own.traceId === traceIdOf(requestId)
    ? writeTraceParent(own)
    : untracedParent(requestId);
}

/** Work that was handed over. */
export function takeOver<T>(
  parent: SpanContext | undefined,
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const from = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return during(name, { kind: SpanKind.CONSUMER, attributes }, work, from);
}

/** A call to another system. */
export function calling<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return during(name, { kind: SpanKind.CLIENT, attributes }, work, context.active());
}

async function during<T>(
  name: string,
  options: { readonly kind: SpanKind; readonly attributes: Attributes },
  work: (span: Span) => Promise<T>,
  from: Context,
): Promise<T> {
  return tracer.startActiveSpan(name, options, from, async (span) => {
    try {
      return await work(span);
    } catch (failure) {
      // Its message may quote what nobody should read here.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw failure;
    } finally {
      span.end();
    }
  });
}

function headersOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  );
}
