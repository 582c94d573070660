import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { unpacked, type Statement } from './statement.js';
import type { BaselinePlan, BaselineRoute } from './stage.js';

/**
 * What the product is held against: node:http and pg, which check the cookie's signature, send the statements that the
 * product sent for the same request and answer with its bytes. No framework, no rules, nothing else.
 */

const { databaseUrl, poolMax, sessionSecret, routes } = JSON.parse(
  readFileSync(process.env['BENCH_PLAN'] ?? '', 'utf8'),
) as BaselinePlan;

const keyOf = (method = '', path = '', cookie = '') => `${method} ${path} ${cookie}`;
const byRoute = new Map(routes.map((route) => [keyOf(route.method, route.path, route.cookie), route]));
const pools = new Map<string, pg.Pool>();

function poolOf(options: string): pg.Pool {
  const pool = pools.get(options) ?? new pg.Pool({ connectionString: databaseUrl, max: poolMax, options });
  pools.set(options, pool);
  return pool;
}

/** As express-session does: `s:<id>.<signature>`. */
function cookieIsSigned(cookie: string): boolean {
  const [id = '', signature = ''] = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
    .slice(2)
    .split('.');
  const due = createHmac('sha256', sessionSecret).update(id).digest();
  const given = Buffer.from(signature, 'base64');
  return due.length === given.length && timingSafeEqual(due, given);
}

const another = (token: string): string => {
  if (token.includes('-')) return randomUUID();
  return /^[0-9a-f]{64}$/.test(token)
    ? randomBytes(32).toString('hex')
    : randomBytes(Buffer.from(token, 'base64').length).toString('base64');
};

/** The same statements with ids and hashes of their own. */
function renewed({ statements, fresh }: BaselineRoute): readonly Statement[] {
  if (fresh.length === 0) return statements;
  const mapping = new Map(fresh.map((token) => [token, another(token)]));
  const pattern = new RegExp(fresh.map((token) => token.replace(/[+/=]/g, '\\$&')).join('|'), 'g');
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, (token) => mapping.get(token) ?? token);
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value === 'object' && value !== null && 'base64' in value)
      return { base64: mapping.get(String(value.base64)) ?? value.base64 };
    return value;
  };
  return statements.map((each) => ({ ...each, text: String(renew(each.text)), values: each.values.map(renew) }));
}

async function run(route: BaselineRoute): Promise<void> {
  const open = new Map<number, pg.PoolClient>();
  try {
    for (const { client, options, name, text, values } of renewed(route)) {
      if (/^begin|^start transaction/i.test(text)) open.set(client, await poolOf(options).connect());
      const parameters = values.map((value) => (Array.isArray(value) ? value.map(unpacked) : unpacked(value)));
      await (open.get(client) ?? poolOf(options)).query({
        text,
        values: parameters,
        ...(name !== undefined && { name }),
      });
      if (/^commit|^rollback$/i.test(text)) {
        open.get(client)?.release();
        open.delete(client);
      }
    }
  } finally {
    for (const client of open.values()) client.release(true);
  }
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
  await run(route);
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
