import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import express, { type NextFunction, type Request, type Response } from 'express';
import { jsonOnly } from './json-only.middleware.js';

describe('jsonOnly', () => {
  const server = express()
    .use(jsonOnly)
    .use((_request: Request, response: Response) => response.send('let in'))
    .use((_failure: unknown, _request: Request, response: Response, _next: NextFunction) => response.send('refused'))
    .listen(0, '127.0.0.1');
  beforeAll(async () => void (server.listening || (await once(server, 'listening'))));
  afterAll(() => server.close());

  async function post(headers: Record<string, string>, body: string): Promise<string> {
    const { port } = server.address() as AddressInfo;
    const call = send({ host: '127.0.0.1', port, method: 'POST', headers, agent: false });
    call.end(body);
    const [response] = (await once(call, 'response')) as [AsyncIterable<Buffer>];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  it.each<[string, Record<string, string>, string, string]>([
    ['JSON', { 'content-type': 'application/json', 'content-length': '2' }, '{}', 'let in'],
    ['no content, as a browser states it', { 'content-length': '0' }, '', 'let in'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' }, 'a=b', 'refused'],
    ['content without a type', { 'content-length': '2' }, '{}', 'refused'],
    ['a form in chunks', { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' }, 'a', 'refused'],
  ])('%s', async (_case, headers, body, outcome) => {
    expect(await post(headers, body)).toBe(outcome);
  });
});
