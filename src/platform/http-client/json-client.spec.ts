import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call, NoAnswer, type Call } from './json-client.js';

const NEVER = new AbortController().signal;

describe('call', () => {
  let server: Server;
  let url: string;
  let seen: IncomingMessage[];
  let answer: RequestListener;

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      seen.push(request);
      answer(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  const get = (more: Partial<Call> = {}) => call({ method: 'GET', url, timeoutMs: 5000, signal: NEVER, ...more });
  const failure = async (running: Promise<unknown>): Promise<{ reason: string; sent: boolean }> => {
    const error: unknown = await running.then(
      () => new Error('answered'),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof NoAnswer)) throw error;
    return { reason: error.reason, sent: error.sent };
  };

  it('sends JSON and reads JSON', async () => {
    let body = '';
    answer = (request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.writeHead(201, { etag: 'W/"1"' }).end('{"id":7}'));
    };
    const result = await get({ method: 'POST', json: { name: 'Ünal' } });
    expect(result).toMatchObject({ status: 201, body: { id: 7 } });
    expect(result.headers.get('etag')).toBe('W/"1"');
    expect(JSON.parse(body)).toEqual({ name: 'Ünal' });
    expect(seen[0]?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
  });

  it('sends a form', async () => {
    let body = '';
    answer = (request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end());
    };
    await get({ method: 'POST', form: { grant_type: 'client_credentials', scope: 'a b&c' } });
    expect(body).toBe('grant_type=client_credentials&scope=a+b%26c');
    expect(seen[0]?.headers['content-type']).toMatch('application/x-www-form-urlencoded');
  });

  it('lets the caller name another media type', async () => {
    answer = (_request, response) => response.end();
    const type = 'application/scim+json';
    await get({ method: 'PUT', json: {}, headers: { accept: type, 'content-type': type } });
    expect(seen[0]?.headers).toMatchObject({ accept: type, 'content-type': type });
  });

  it.each(['', '<html>busy</html>', '{"cut":', '[1'])('takes a body that is not JSON (%j) as none', async (text) => {
    answer = (_request, response) => response.writeHead(503).end(text);
    expect(await get()).toMatchObject({ status: 503, body: null });
  });

  it('survives JSON of senseless depth', async () => {
    answer = (_request, response) => response.end('['.repeat(2_000_000));
    expect(await get()).toMatchObject({ status: 200, body: null });
  });

  it('does not follow redirects', async () => {
    answer = (_request, response) => response.writeHead(307, { location: url }).end();
    expect(await get()).toMatchObject({ status: 307 });
    expect(seen).toHaveLength(1);
  });

  it('gives up when no answer begins in time', async () => {
    answer = () => undefined;
    expect(await failure(get({ timeoutMs: 50 }))).toEqual({ reason: 'time-out', sent: true });
  });

  it('gives up when an answer begins but does not end in time', async () => {
    answer = (_request, response) => response.writeHead(200).write('{"slow":');
    expect(await failure(get({ timeoutMs: 200 }))).toEqual({ reason: 'time-out', sent: true });
  });

  it('stops when the caller gives up, and closes the connection', async () => {
    const caller = new AbortController();
    answer = (request) => {
      caller.abort();
      request.socket.once('close', () => server.emit('cut'));
    };
    const cut = once(server, 'cut');
    expect(await failure(get({ signal: caller.signal }))).toEqual({ reason: 'aborted', sent: true });
    await cut;
  });

  it('sends nothing for a caller that gave up before', async () => {
    expect(await failure(get({ signal: AbortSignal.abort() }))).toEqual({ reason: 'aborted', sent: false });
    expect(seen).toEqual([]);
  });

  it('knows that a refused connection never carried the request', async () => {
    server.close();
    await once(server, 'close');
    expect(await failure(get({ method: 'POST', json: {} }))).toEqual({ reason: 'ECONNREFUSED', sent: false });
  });

  it('knows that a cut connection may have carried it', async () => {
    answer = (request) => request.socket.resetAndDestroy();
    expect(await failure(get({ method: 'POST', json: {} }))).toMatchObject({ sent: true });
    expect(seen).toHaveLength(1);
  });

  it('does not read answers without end, and closes the connection', async () => {
    const chunk = Buffer.alloc(256 * 1024, 0x20);
    const endless: RequestListener = (_request, response) => {
      const pour = (): void => {
        while (response.write(chunk)) continue;
      };
      response.on('drain', pour);
      response.once('close', () => server.emit('cut'));
      pour();
    };
    answer = endless;
    const cut = once(server, 'cut');
    expect(await failure(get())).toEqual({ reason: 'answer too large', sent: true });
    await cut;
  });

  it('tells nothing of address or content in its failures', async () => {
    answer = (request) => request.socket.destroy();
    const running = get({ method: 'POST', json: { password: 'secret-1' }, headers: { authorization: 'secret-2' } });
    const error: unknown = await running.catch((thrown: unknown) => thrown);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/secret|127\.0\.0\.1/);
  });
});
