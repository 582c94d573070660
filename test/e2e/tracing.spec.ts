import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';
import { startProduct, type Product } from './harness/product.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly value: { readonly stringValue: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** A collector of traces, as far as the product sees one. */
class Collector {
  readonly received: string[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const collector: Collector = new Collector(
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          collector.headers.push(request.headers);
          collector.received.push(Buffer.concat(chunks).toString('utf8'));
          response.setHeader('Content-Type', 'application/json').end('{}');
        });
      }).listen(0, '127.0.0.1'),
    );
    await once(collector.server, 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  spansOf(traceId: string): readonly (Span & { readonly service: string })[] {
    return this.received
      .flatMap((text) => (JSON.parse(text) as Exported).resourceSpans)
      .flatMap(({ resource, scopeSpans }) => {
        const service = resource.attributes
          .map(({ value }) => value.stringValue)
          .find((each) => each.startsWith('chaman-'));
        return scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ ...span, service: service ?? '' }));
      })
      .filter((span) => span.traceId === traceId);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

describe('one request, followed', () => {
  let collector: Collector;
  let product: Product;
  let requestId: string;
  let accountId: string;

  beforeAll(async () => {
    collector = await Collector.start();
    const tracing = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer of-the-collector',
    };
    product = await startProduct({ api: tracing, worker: tracing });
    const person = await product.signIn('access-manager');
    await giveContact(person, { name: 'Somebody Traced' });
    const { body } = await sftpAccountRequest(product, 'traced');
    const response = await person.fetch('/api/v1/ftp-sftp-accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    requestId = response.headers.get('x-request-id') ?? '';
    accountId = ((await response.json()) as { readonly id: string }).id;
    await product.untilState(person, accountId, 'active');
  });
  afterAll(async () => {
    await product.stop();
    await collector.stop();
  });

  it('has one id, which the answer, the logs of API and worker, the audit trail and the gateway are told', async () => {
    expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    await product.untilWritten('api', requestId, '/api/v1/ftp-sftp-accounts', '201');
    await product.untilWritten('worker', requestId, accountId, '"attempt"');
    const audited = await product.sql<{ action: string }>(
      `select action from audit_event where request_id = '${requestId}'`,
    );
    expect(audited).toEqual([{ action: 'account.created' }]);
    expect(product.faults.fileTransfer.callsFor(requestId)).toContainEqual(
      expect.stringMatching(/^POST \/api\/v2\/users/),
    );
  });

  it('is found in logs of which every line is an object with level, time and message', () => {
    for (const process of ['api', 'worker'] as const)
      for (const line of product.output(process).split('\n'))
        expect(JSON.parse(line)).toMatchObject({
          level: expect.any(Number) as unknown,
          time: expect.any(Number) as unknown,
          msg: expect.any(String) as unknown,
        });
  });

  it('gives another one to another request, and takes none from outside', async () => {
    const given = '11111111-2222-4333-8444-555555555555';
    const response = await fetch(`${product.url}/health/live`, { headers: { 'X-Request-Id': given } });
    expect(response.headers.get('x-request-id')).not.toBe(given);
  });

  it('is one trace from API over queue to worker and gateway, once both have sent what they kept', async () => {
    expect(await product.stopWorker()).toBe('ended with exit code 0');
    expect(await product.stopApi()).toBe('ended with exit code 0');
    const spans = collector.spansOf(requestId.replaceAll('-', ''));
    const find = (name: RegExp) => spans.find((span) => name.test(span.name));
    const server = find(/^POST \/api\/v1\/ftp-sftp-accounts$/);
    const queued = find(/^account\.created$/);
    const reconciled = find(/^reconcile file-transfer$/);
    // Each gateway has calls of its own.
    const called = spans.find(
      ({ name, parentSpanId }) => name.startsWith('POST ') && parentSpanId === reconciled?.spanId,
    );
    expect(server).toMatchObject({ service: 'chaman-api' });
    expect(server?.parentSpanId ?? '').toBe('');
    expect(queued).toMatchObject({ service: 'chaman-api', parentSpanId: server?.spanId });
    expect(reconciled).toMatchObject({ service: 'chaman-worker', parentSpanId: queued?.spanId });
    expect(called).toMatchObject({ service: 'chaman-worker' });
    expect(collector.headers.every(({ authorization }) => authorization === 'Bearer of-the-collector')).toBe(true);
  });

  it('tells the collector nothing of people, and no secret', () => {
    const told = collector.received.join('\n');
    expect(told).toContain(accountId);
    for (const hidden of ['Somebody Traced', 'traced', 'EXP', '0566988259', 'password', 'Bearer'])
      expect(told).not.toContain(hidden);
  });
});
