import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { matches, parseFilter } from './equality-filter.js';
import { ScimRefusal } from './scim-refusal.js';
import { patchUser, readUser, type RegistryUser } from './user-schema.js';
import type { StoredUser, UserStore } from './user-store.js';

/** Which optional parts of the protocol the registry serves. */
export interface Features {
  readonly filter: boolean;
  readonly etag: boolean;
  readonly patch: boolean;
}

/** At most so many users in one answer. */
export const MAX_RESULTS = 200;

/** `/Users` of RFC 7644. */
export function usersRouter(store: UserStore, features: Features): Router {
  const router = express.Router();

  router.get('/', (request, response) => {
    const filter = request.query['filter'] === undefined ? undefined : String(request.query['filter']);
    if (filter !== undefined && !features.filter) throw new ScimRefusal(501, undefined, 'Filters are not supported');
    const wanted = filter === undefined ? undefined : parseFilter(filter);
    const found = store.all().filter(({ user }) => !wanted || matches(wanted, user));
    const startIndex = Math.max(1, Number(request.query['startIndex'] ?? 1) || 1);
    const count = Math.min(MAX_RESULTS, Math.max(0, Number(request.query['count'] ?? MAX_RESULTS) || 0));
    const page = found.slice(startIndex - 1, startIndex - 1 + count);
    response.json({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found.length,
      startIndex,
      itemsPerPage: page.length,
      Resources: page.map((stored) => project(shown(request, stored), request.query['attributes'])),
    });
  });

  router.post('/', (request, response) => {
    const user = readUser(request.body, randomUUID());
    refuseTaken(user);
    const stored = store.put(user);
    answer(request, response.status(201).location(locationOf(request, stored)), stored);
  });

  router.get('/:id', (request, response) => answer(request, response, existing(request)));

  router.put('/:id', (request, response) => {
    const before = existing(request);
    checkVersion(request, before);
    const user = readUser(request.body, before.user.id);
    refuseTaken(user);
    answer(request, response, store.put(user));
  });

  router.patch('/:id', async (request, response) => {
    if (!features.patch) throw new ScimRefusal(501, undefined, 'PATCH is not supported');
    const before = existing(request);
    checkVersion(request, before);
    const user = await patchUser(before.user, request.body);
    refuseTaken(user);
    answer(request, response, user === before.user ? before : store.put(user));
  });

  router.delete('/:id', (request, response) => {
    checkVersion(request, existing(request));
    store.delete(request.params.id);
    response.status(204).end();
  });

  function existing(request: Request<{ id: string }>): StoredUser {
    const stored = store.get(request.params.id);
    if (!stored) throw new ScimRefusal(404, undefined, `User ${request.params.id} not found`);
    return stored;
  }

  function refuseTaken(user: RegistryUser): void {
    const holder = store.holderOf(user.userName);
    if (holder && holder.user.id !== user.id) throw new ScimRefusal(409, 'uniqueness', 'userName is taken');
  }

  function checkVersion(request: Request<{ id: string }>, stored: StoredUser): void {
    const wanted = features.etag ? request.header('if-match') : undefined;
    if (wanted === undefined || wanted === '*') return;
    const versions = wanted.split(',').map((version) => version.trim());
    if (!versions.includes(versionOf(stored))) throw new ScimRefusal(412, undefined, 'The user has changed meanwhile');
  }

  function shown(request: Request, stored: StoredUser): RegistryUser {
    const { created, lastModified } = stored;
    const version = features.etag ? { version: versionOf(stored) } : {};
    const meta = { resourceType: 'User', created, lastModified, location: locationOf(request, stored), ...version };
    return { ...stored.user, meta };
  }

  function answer(request: Request, response: Response, stored: StoredUser): void {
    if (features.etag) response.set('ETag', versionOf(stored));
    response.json(shown(request, stored));
  }

  return router;
}

function versionOf(stored: StoredUser): string {
  return `W/"${stored.version}"`;
}

function locationOf(request: Request, stored: StoredUser): string {
  return `${request.protocol}://${request.get('host') ?? ''}${request.baseUrl}/${stored.user.id}`;
}

/** Keeps the attributes asked for, besides those that are always returned. */
function project(user: RegistryUser, attributes: unknown): object {
  if (attributes === undefined) return user;
  const names = new Set(['schemas', 'id', ...String(attributes).split(',')]);
  return Object.fromEntries(Object.entries(user).filter(([name]) => names.has(name)));
}
