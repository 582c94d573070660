import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { AccessTokens } from './access-tokens.js';
import { mergedClient, newClient, shownClient, type Body } from './client-representation.js';
import type { ClientRecord } from './client-record.js';
import type { ClientScope, ClientScopes } from './client-scopes.js';
import type { ClientStore } from './client-store.js';
import { AdminRefusal } from './refusals.js';

export interface Realm {
  readonly name: string;
  readonly clients: ClientStore;
  readonly scopes: ClientScopes;
  readonly tokens: AccessTokens;
  /** The one client that may call the admin API. */
  readonly adminClientId: string;
}

/** What the product says of a body that is no JSON object. */
export const UNREADABLE = { error: 'invalid_request', error_description: 'Cannot parse the JSON' };

const SCOPE_LISTS = {
  'default-client-scopes': 'defaultClientScopes',
  'optional-client-scopes': 'optionalClientScopes',
};

/** The part of Keycloak's admin API that deals with clients and their scopes, mounted at `/admin`. */
export function adminRouter(realm: Realm): Router {
  const router = express.Router();
  router.use(administratorOf(realm));
  router.get('/serverinfo', (_request, response) => {
    response.json({ systemInfo: { version: '26.7.3-sandbox' } });
  });
  router.use('/realms/:realm', (request, _response, next) => {
    if (request.params.realm !== realm.name) throw new AdminRefusal(404, { error: 'Realm not found.' });
    next();
  });
  const inRealm = express.Router();
  inRealm.get('/client-scopes', (_request, response) => response.json(realm.scopes.all()));
  inRealm.get('/default-default-client-scopes', (_request, response) =>
    response.json(realm.scopes.defaults().map(({ id, name, protocol }) => ({ id, name, protocol }))),
  );
  clientRoutes(inRealm, realm);
  for (const path of Object.keys(SCOPE_LISTS) as (keyof typeof SCOPE_LISTS)[]) scopeRoutes(inRealm, realm, path);
  router.use('/realms/:realm', inRealm);
  router.use(() => {
    throw new AdminRefusal(404, { error: 'HTTP 404 Not Found' });
  });
  return router;
}

function administratorOf({ tokens, adminClientId }: Realm): RequestHandler {
  return async (request, _response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const holder = token && (await tokens.holderOf(token));
    if (!holder) throw new AdminRefusal(401, { error: 'HTTP 401 Unauthorized' });
    if (holder !== adminClientId) throw new AdminRefusal(403, { error: 'HTTP 403 Forbidden' });
    next();
  };
}

function clientRoutes(router: Router, { clients, scopes }: Realm): void {
  router.get('/clients', (request, response) => {
    const { clientId, first = 0, max } = request.query;
    const found = clients.all().filter((client) => clientId === undefined || client.clientId === clientId);
    const end = max === undefined ? undefined : Number(first) + Number(max);
    response.json(found.slice(Number(first), end).map(shownClient));
  });
  router.post('/clients', (request, response) => {
    const client = newClient(asBody(request), scopes);
    if (clients.withClientId(client.clientId))
      throw new AdminRefusal(409, { errorMessage: `Client ${client.clientId} already exists` });
    clients.put(client);
    response
      .status(201)
      .location(`${baseOf(request)}/clients/${client.id}`)
      .end();
  });
  router.get('/clients/:id', (request, response) => response.json(shownClient(existing(clients, request))));
  router.put('/clients/:id', (request, response) => {
    const client = mergedClient(existing(clients, request), asBody(request));
    const holder = clients.withClientId(client.clientId);
    if (holder && holder.id !== client.id)
      throw new AdminRefusal(409, { error: 'conflict', error_description: 'Duplicate resource error' });
    clients.put(client);
    response.status(204).end();
  });
  router.delete('/clients/:id', (request, response) => {
    clients.delete(existing(clients, request).id);
    response.status(204).end();
  });
}

function scopeRoutes(router: Router, { clients, scopes }: Realm, path: keyof typeof SCOPE_LISTS): void {
  const list = SCOPE_LISTS[path] as 'defaultClientScopes' | 'optionalClientScopes';
  const wanted = (request: Request): ClientScope => {
    const scope = scopes.get(String(request.params['scope']));
    if (!scope) throw new AdminRefusal(404, { error: 'Client scope not found' });
    return scope;
  };
  const done = (response: Response): void => void response.status(204).end();

  router.get(`/clients/:id/${path}`, (request, response) => {
    const shown = existing(clients, request)[list].flatMap((name) => scopes.named(name) ?? []);
    response.json(shown.map(({ id, name }) => ({ id, name })));
  });
  // One that the client has already stays in the list where it is: asking for the other list changes nothing.
  router.put(`/clients/:id/${path}/:scope`, (request, response) => {
    const client = existing(clients, request);
    const { name } = wanted(request);
    if (![...client.defaultClientScopes, ...client.optionalClientScopes].includes(name))
      clients.put({ ...client, [list]: [...client[list], name] });
    done(response);
  });
  // Takes it away from whichever list it stands in.
  router.delete(`/clients/:id/${path}/:scope`, (request, response) => {
    const client = existing(clients, request);
    const { name } = wanted(request);
    const without = (names: readonly string[]): string[] => names.filter((each) => each !== name);
    clients.put({
      ...client,
      defaultClientScopes: without(client.defaultClientScopes),
      optionalClientScopes: without(client.optionalClientScopes),
    });
    done(response);
  });
}

function existing(clients: ClientStore, request: Request): ClientRecord {
  const client = clients.get(String(request.params['id']));
  if (!client) throw new AdminRefusal(404, { error: 'Could not find client' });
  return client;
}

function asBody(request: Request): Body {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  throw new AdminRefusal(400, UNREADABLE);
}

function baseOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}`;
}
