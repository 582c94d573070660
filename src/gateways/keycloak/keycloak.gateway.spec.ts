import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountReference } from '../../provisioning/gateway.port.js';
import { KeycloakGateway } from './keycloak.gateway.js';

const NEVER = new AbortController().signal;
const ACCOUNT: AccountReference = { accountId: 'a', channel: 'REST', login: 'self_service_chaman_101870_abcdefghij' };

interface Scripted {
  readonly status?: number;
  readonly body: unknown;
}

/** Servers that answer as no good Keycloak does: how the adapter takes them cannot be tried with the real one. */
describe('a Keycloak that cannot be trusted', () => {
  let server: Server;
  let gateway: KeycloakGateway;
  let calls: string[];
  let answer: (request: IncomingMessage) => Scripted;

  beforeEach(async () => {
    calls = [];
    server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      const token: Scripted = { body: { access_token: 'token', expires_in: 300 } };
      const { status = 200, body } = request.url?.endsWith('/token') ? token : answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    gateway = new KeycloakGateway({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      realm: 'a realm',
      adminClientId: 'worker',
      adminClientSecret: 'secret',
      instanceId: 'test',
      callTimeoutMs: 5_000,
    });
  });
  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  const unavailable = { outcome: 'unavailable', cause: expect.any(String), writeMayStillRun: false };

  it('that shows us no clients at all does not make us believe that an account is gone', async () => {
    answer = () => ({ body: [] });
    expect(await gateway.observe(ACCOUNT, null, NEVER)).toEqual({
      ...unavailable,
      cause: 'the worker’s client may not see clients',
    });
    expect(await gateway.remove(ACCOUNT, NEVER)).toEqual(unavailable);
    expect(calls).toContain('GET /admin/realms/a%20realm/clients?clientId=worker');
  });

  it.each([
    ['an object', { clients: [] }],
    ['nothing', null],
    ['clients without what a marker stands in', [{ id: '1', clientId: ACCOUNT.login }]],
  ])('that answers %s is not understood', async (_what, body) => {
    answer = () => ({ body });
    expect(await gateway.observe(ACCOUNT, null, NEVER)).toEqual(unavailable);
    expect(await gateway.remove(ACCOUNT, NEVER)).toEqual(unavailable);
  });

  it('that searches for more than was asked for is not followed', async () => {
    const other = { attributes: {}, defaultClientScopes: [], optionalClientScopes: [] };
    answer = () => ({
      body: ['worker', `${ACCOUNT.login}x`].map((clientId) => ({ ...other, id: clientId, clientId })),
    });
    expect(await gateway.observe(ACCOUNT, null, NEVER)).toEqual({ outcome: 'absent' });
  });

  it.each([403, 404, 302])('that answers %i to a read has a trouble of its own, not the account', async (status) => {
    answer = () => ({ status, body: {} });
    expect(await gateway.observe(ACCOUNT, null, NEVER)).toEqual(unavailable);
  });
});
