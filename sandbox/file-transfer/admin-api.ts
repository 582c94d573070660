import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import type { AdminTokens } from './admin-tokens.js';
import { storedPassword } from './password-hash.js';
import type { RecordStore } from './record-store.js';
import { ApiError, type FolderRecord, type UserRecord } from './records.js';
import * as rules from './user-rules.js';

const MAX_PAGE = 500;

/** The part of SFTPGo's admin API that deals with users and folders, mounted at `/api/v2`. */
export function adminApi(store: RecordStore, tokens: AdminTokens, disconnect: (username: string) => void): Router {
  const router = express.Router();
  router.get('/token', tokens.issue);
  router.use(tokens.demand);
  router.get('/version', (_request, response) => {
    response.json({ version: '2.7.0-sandbox', build_date: '', commit_hash: '', features: ['+sqlite'] });
  });
  router.get('/status', (_request, response) => {
    response.json({ ssh: { is_active: true }, ftp: { is_active: true }, data_provider: { is_active: true } });
  });
  folderRoutes(router, store);
  userRoutes(router, store, disconnect);
  router.use((request) => {
    throw new ApiError(404, `no such path: ${request.path}`);
  });
  router.use(answerError);
  return router;
}

function folderRoutes(router: Router, store: RecordStore): void {
  const known = (request: Request): FolderRecord => found(store.folder(nameOf(request)));
  const shown = (folder: FolderRecord): unknown => ({
    ...folder,
    users: store
      .users()
      .filter((user) => user.virtual_folders?.some(({ name }) => name === folder.name))
      .map((user) => user.username),
  });
  router.get('/folders', (request, response) => response.json(page(request, store.folders()).map(shown)));
  router.post('/folders', (request, response) => {
    const folder = rules.validFolder(rules.asBody(request.body));
    if (store.folder(folder.name)) throw new ApiError(409, 'duplicated key not allowed');
    store.putFolder(folder);
    response.status(201).location(`/api/v2/folders/${folder.name}`).json(shown(folder));
  });
  router.get('/folders/:name', (request, response) => response.json(shown(known(request))));
  router.put('/folders/:name', (request, response) => {
    const { name } = known(request);
    store.putFolder(rules.validFolder({ ...rules.asBody(request.body), name }));
    response.json({ message: 'Folder updated' });
  });
  router.delete('/folders/:name', (request, response) => {
    store.deleteFolder(known(request).name);
    response.json({ message: 'Folder deleted' });
  });
}

function userRoutes(router: Router, store: RecordStore, disconnect: (username: string) => void): void {
  const known = (request: Request): UserRecord => found(store.user(nameOf(request)));
  router.get('/users', (request, response) =>
    response.json(page(request, store.users()).map((user) => shownUser(store, user))),
  );
  router.post('/users', (request, response) => {
    const body = rules.asBody(request.body);
    const user = readUser(body, rules.validName(body, 'username'), store.nextId(), Date.now());
    if (store.user(user.username)) throw new ApiError(409, 'duplicated key not allowed');
    store.putUser(user);
    response.status(201).location(`/api/v2/users/${user.username}`).json(shownUser(store, user));
  });
  router.get('/users/:name', (request, response) => response.json(shownUser(store, known(request))));
  router.put('/users/:name', (request, response) => {
    const before = known(request);
    const after = readUser(rules.asBody(request.body), before.username, before.id, before.created_at);
    store.putUser(after.password === undefined ? { ...after, password: before.password } : after);
    if (request.query['disconnect'] === '1') disconnect(before.username);
    response.json({ message: 'User updated' });
  });
  router.delete('/users/:name', (request, response) => {
    const { username } = known(request);
    store.deleteUser(username);
    disconnect(username);
    response.json({ message: 'User deleted' });
  });
}

/** Takes the whole user from the body: what it leaves out is reset, not kept. */
function readUser(
  body: Readonly<Record<string, unknown>>,
  username: string,
  id: number,
  createdAt: number,
): UserRecord {
  const password = rules.text(body, 'password');
  return {
    id,
    username,
    status: rules.validStatus(body),
    expiration_date: rules.integer(body, 'expiration_date'),
    ...(password !== undefined && { password: storedPassword(password) }),
    public_keys: rules.validKeys(body),
    home_dir: rules.validHome(body),
    virtual_folders: rules.validMappings(body),
    permissions: rules.validPermissions(body),
    filters: rules.validFilters(body),
    email: rules.text(body, 'email'),
    description: rules.text(body, 'description'),
    additional_info: rules.text(body, 'additional_info'),
    groups: rules.list(body, 'groups'),
    max_sessions: rules.integer(body, 'max_sessions'),
    quota_size: rules.integer(body, 'quota_size'),
    quota_files: rules.integer(body, 'quota_files'),
    created_at: createdAt,
    updated_at: Date.now(),
  };
}

/** Empty lists are left out, folders come with their own data, and of the password only its existence is told. */
function shownUser(store: RecordStore, { password, ...user }: UserRecord): unknown {
  const folders = user.virtual_folders?.map((mapping) => ({ ...store.folder(mapping.name), ...mapping }));
  return {
    ...user,
    public_keys: user.public_keys?.length ? user.public_keys : undefined,
    virtual_folders: folders?.length ? folders : undefined,
    groups: user.groups?.length ? user.groups : undefined,
    has_password: password !== undefined ? true : undefined,
    filesystem: { provider: 0 },
  };
}

function page<Item>(request: Request, items: Item[]): Item[] {
  const number = (name: string, fallback: number): number => Number(request.query[name] ?? fallback);
  const ordered = request.query['order'] === 'DESC' ? items.reverse() : items;
  const offset = number('offset', 0);
  return ordered.slice(offset, offset + Math.min(number('limit', 100), MAX_PAGE));
}

function nameOf(request: Request): string {
  return String(request.params['name']);
}

function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new ApiError(404, 'not found');
  return item;
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof ApiError)) return next(error);
  response.status(error.status).json({ message: error.message, error: error.message });
};
