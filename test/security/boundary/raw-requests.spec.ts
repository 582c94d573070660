import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { sendRaw, trickle } from './raw-http.js';

/** What no HTTP client sends: bytes as an attacker, or a proxy that understands HTTP otherwise, would send them. */
describe('a request on the bare connection', () => {
  let product: Product;
  /** Of the header; which port it names is nobody's business. */
  const host = '127.0.0.1';

  beforeAll(async () => {
    product = await startProduct({
      without: ['worker'],
      api: { HEADERS_TIMEOUT_MS: '800', REQUEST_TIMEOUT_MS: '1500', MAX_CONNECTIONS: '20' },
    });
  });
  afterAll(() => product.stop());

  const get = (path: string, ...headers: readonly string[]) =>
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers.map((header) => `${header}\r\n`).join('')}Connection: close\r\n\r\n`;

  it('is answered when there is nothing wrong with it: the control', async () => {
    expect((await sendRaw(product.url, get('/health/live'))).status).toBe(200);
  });

  const SMUGGLED = 'GET /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = (headers: readonly string[], body: string) =>
    `POST /api/v1/session/logout HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
  it.each([
    [
      'a length and chunks',
      post([`Content-Length: ${SMUGGLED.length + 5}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`),
    ],
    ['chunks and a length', post(['Transfer-Encoding: chunked', 'Content-Length: 5'], `0\r\n\r\n${SMUGGLED}`)],
    ['two lengths that differ', post(['Content-Length: 2', 'Content-Length: 40'], `{}${SMUGGLED}`)],
    ['two lengths that are the same', post(['Content-Length: 2', 'Content-Length: 2'], `{}${SMUGGLED}`)],
    ['a length that is a list', post(['Content-Length: 2, 2'], `{}${SMUGGLED}`)],
    ['a length with a sign', post(['Content-Length: +2'], `{}${SMUGGLED}`)],
    ['a coding that is not chunks at the end', post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`)],
    ['a coding that is hidden by its spelling', post(['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`)],
    ['a coding that a tab hides', post(['Transfer-Encoding:\u000bchunked'], `0\r\n\r\n${SMUGGLED}`)],
    ['a chunk with a size that is none', post(['Transfer-Encoding: chunked'], `0x2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
    ['lines that end without CR', `GET /health/live HTTP/1.1\nHost: ${host}\n\n${SMUGGLED}`],
    ['a header that goes on in the next line', `GET /health/live HTTP/1.1\r\nHost: ${host}\r\nX-A: a\r\n b: c\r\n\r\n`],
    ['a header with a zero byte', get('/health/live', 'X-A: a\0b')],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a host twice', get('/health/live', 'Host: evil.example')],
    ['a space in the address', `GET /health/live /x HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['a version that does not exist', `GET /health/live HTTP/9.9\r\nHost: ${host}\r\n\r\n`],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('is refused, and nothing behind it is taken for another, with %s', async (_what, bytes) => {
    const answer = await sendRaw(product.url, bytes);
    expect(answer.status).toBe(400);
    expect(answer.text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
    expect(answer.text).not.toContain('session/required');
    expect(answer.headers['connection']).toBe('close');
  });

  it('is refused with a head of more than 16 KiB, in one header or in many', async () => {
    const long = await sendRaw(product.url, get('/health/live', `Cookie: ${'x'.repeat(17_000)}`));
    const many = Array.from({ length: 400 }, (_, at) => `X-${at}: ${'y'.repeat(50)}`);
    for (const answer of [long, await sendRaw(product.url, get('/health/live', ...many))]) {
      expect(answer.status).toBe(431);
      expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:problem-type:chaman:request/head-too-large' });
    }
    expect((await sendRaw(product.url, get('/health/live', `Cookie: ${'x'.repeat(12_000)}`))).status).toBe(200);
  });

  it('is cut off when its head comes in drop by drop', async () => {
    const startedAt = performance.now();
    const answer = await trickle(product.url, `GET /health/live HTTP/1.1\r\nHost: ${host}\r\n`, 'X-A: b\r\n', 100);
    expect(answer.status).toBe(408);
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:problem-type:chaman:request/too-slow' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('is cut off when its content comes in drop by drop', async () => {
    const head = `POST /api/v1/certificates/inspect HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n`;
    const startedAt = performance.now();
    const answer = await trickle(product.url, head, ' ', 100);
    expect([0, 408]).toContain(answer.status);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });

  it('finds no place once as many connections are open as may be, and the others go on', async () => {
    const { hostname, port } = new URL(product.url);
    const open = async (): Promise<Socket> => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    };
    const sockets: Socket[] = [];
    const closed: Promise<unknown>[] = [];
    for (let count = 0; count < 30; count += 1) {
      const socket = await open();
      sockets.push(socket);
      closed.push(once(socket, 'close'));
    }
    // Those beyond the limit are closed by the server at once, without a word.
    await Promise.race(closed);
    const [first] = sockets;
    first?.write(get('/health/live'));
    const [answer] = (await once(first as Socket, 'data')) as [Buffer];
    expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'is what its first line says, whatever %s says',
    async (header) => {
      const answer = await sendRaw(product.url, get('/api/v1/ftp-sftp-accounts/1?_method=DELETE', `${header}: DELETE`));
      expect([answer.status, (JSON.parse(answer.body) as { type: string }).type]).toEqual([
        401,
        'urn:problem-type:chaman:session/required',
      ]);
      const trace = await sendRaw(product.url, get('/health/live').replace('GET', 'TRACE'));
      expect([403, 404, 405]).toContain(trace.status);
      expect(trace.text).not.toContain(`Host: ${host}`);
    },
  );
});
