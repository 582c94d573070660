import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A certificate registry that speaks as much of SCIM 2.0 as the product asks for, keeps users in memory and answers at once. Ids are the markers that it is given. */

type User = Readonly<Record<string, unknown>>;

const users = new Map<string, User>();
const FILTER = /^(externalId|userName) eq "(.*)"$/;

async function bodyOf(request: IncomingMessage): Promise<User> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as User;
}

function search(filter: string): object {
  const [, attribute = '', value = ''] = FILTER.exec(filter) ?? [];
  const user = attribute === 'externalId' ? users.get(value) : undefined;
  return { totalResults: user ? 1 : 0, Resources: user ? [user] : [] };
}

async function answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body?: object }> {
  const { method, url = '' } = request;
  const { pathname, searchParams } = new URL(url, 'http://registry');
  if (pathname === '/ServiceProviderConfig')
    return { status: 200, body: { filter: { supported: true }, etag: { supported: false } } };
  if (pathname === '/Users' && method === 'GET') return { status: 200, body: search(searchParams.get('filter') ?? '') };
  if (pathname === '/Users') {
    const user = await bodyOf(request);
    const id = String(user['externalId']);
    users.set(id, { ...user, id });
    return { status: 201, body: { ...user, id } };
  }
  const id = decodeURIComponent(pathname.slice('/Users/'.length));
  if (method === 'PUT') users.set(id, { ...(await bodyOf(request)), id });
  const user = users.get(id);
  if (method === 'DELETE') users.delete(id);
  if (!user) return { status: 404, body: {} };
  return method === 'DELETE' ? { status: 204 } : { status: 200, body: users.get(id) ?? {} };
}

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  answer(request).then(
    ({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/scim+json' });
      response.end(body && JSON.stringify(body));
    },
    () => response.writeHead(400).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit());
