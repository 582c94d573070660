import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { readTraceParent, traceIdOf } from './trace-parent.js';
import { beginRequest, calling, handOver, takeOver, traceWith, within } from './tracing.js';

const REQUEST = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
const ANOTHER = '5bf92f35-77b3-4da6-a3ce-929d0e0e4736';

describe('traces', () => {
  const exporter = new InMemorySpanExporter();
  beforeAll(() => void traceWith(new SimpleSpanProcessor({ exporter }), 1, 'api'));
  beforeEach(() => exporter.reset());

  const spans = () =>
    exporter.getFinishedSpans().map((span) => {
      const { name, kind, status, parentSpanContext } = span;
      const { traceId, spanId } = span.spanContext();
      return { name, kind, status, traceId, spanId, parent: parentSpanContext?.spanId };
    });
  const named = (name: string) => spans().find((span) => span.name === name);

  it('go from the request over what is handed on to the call that another process makes for it', async () => {
    const request = beginRequest(REQUEST, 'POST /accounts');
    const handed = within(request, () => handOver(REQUEST, 'account.created'));
    request.end();
    await takeOver(readTraceParent(handed), 'reconcile', {}, () => calling('PUT gateway', {}, () => Promise.resolve()));

    expect(new Set(spans().map(({ traceId }) => traceId))).toEqual(new Set([traceIdOf(REQUEST)]));
    const [server, producer, consumer, client] = ['POST /accounts', 'account.created', 'reconcile', 'PUT gateway'].map(
      named,
    );
    expect(server).toMatchObject({ kind: SpanKind.SERVER, parent: undefined });
    expect(producer).toMatchObject({ kind: SpanKind.PRODUCER, parent: server?.spanId });
    expect(consumer).toMatchObject({ kind: SpanKind.CONSUMER, parent: producer?.spanId });
    expect(client).toMatchObject({ kind: SpanKind.CLIENT, parent: consumer?.spanId });
  });

  it('say that work failed, and nothing of what its error says', async () => {
    const failing = calling('GET gateway', {}, () => Promise.reject(new Error('password of EXPjan')));
    await expect(failing).rejects.toThrow('password');
    expect(named('GET gateway')?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(JSON.stringify(spans())).not.toContain('EXPjan');
  });

  it('never put work of one request into the trace of another', () => {
    const request = beginRequest(ANOTHER, 'POST /accounts');
    const handed = within(request, () => handOver(REQUEST, 'account.created'));
    request.end();
    expect(handed).toContain(traceIdOf(REQUEST));
  });
});
