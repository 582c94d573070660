import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BaselinePlan } from './plan.js';
import { Renewal } from './renew.js';
import { Replay } from './replay.js';

/**
 * What the product is held against: node:http and pg, which check the cookie's signature, send the statements that the
 * product sent for the same request and answer with its bytes. No framework, no rules, nothing else.
 */

const { databaseUrl, poolMax, sessionSecret, routes } = JSON.parse(
  readFileSync(process.env['BENCH_PLAN'] ?? '', 'utf8'),
) as BaselinePlan;

const keyOf = (method = '', path = '', cookie = '') => `${method} ${path} ${cookie}`;
const byRoute = new Map(
  routes.map((route) => [
    keyOf(route.method, route.path, route.cookie),
    { answer: route.answer, renewal: new Renewal(route.statements, route.fresh) },
  ]),
);
const replay = new Replay(databaseUrl, poolMax);

/** As express-session does: `s:<id>.<signature>`. */
function cookieIsSigned(cookie: string): boolean {
  const [id = '', signature = ''] = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
    .slice(2)
    .split('.');
  const due = createHmac('sha256', sessionSecret).update(id).digest();
  const given = Buffer.from(signature, 'base64');
  return due.length === given.length && timingSafeEqual(due, given);
}

async function bodyOf(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  const { cookie, authorization } = headers;
  const route = byRoute.get(keyOf(method, url, cookie)) ?? byRoute.get(keyOf(method, url));
  if (!route || (authorization === undefined && !cookieIsSigned(cookie ?? '')))
    return void response.writeHead(401).end();
  await bodyOf(request);
  await replay.run(route.renewal.next());
  response.writeHead(route.answer.status, route.answer.headers).end(route.answer.body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((failure: unknown) => {
    process.stderr.write(`${String(failure)}\n`);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit());
