import { isUUID } from 'class-validator';
import { overlappingPage } from '../../platform/http-client/overlapping-pages.js';
import type { ListResult, MarkedObject, ObserveResult, RemoveResult } from '../../provisioning/gateway.port.js';
import { done, refusal } from './sftpgo-refusals.js';
import { type SftpgoOperation, unavailable } from './sftpgo.client.js';
import { asFolders, isFolder, type ListedFolder } from './sftpgo.wire.js';

/** A folder tells its users, which may be many. */
const MAX_PAGE = 100;
const UUID_LENGTH = 36;

export function folderPrefix(instanceId: string, { accountId }: Pick<MarkedObject, 'accountId'>): string {
  return `chaman-${instanceId}-${accountId}-`;
}

/**
 * Folders of ours that hang in no user's tree: an account was given up after its folders were made and before its user was, or a
 * write that nobody waited for any longer ran late. They let nobody in.
 * @param from null begins; then `next` of the page before
 */
export async function listRemnants(
  operation: SftpgoOperation,
  instanceId: string,
  from: number | null,
  limit: number,
): Promise<Extract<ListResult, { outcome: 'listed' }>> {
  const page = overlappingPage(from, limit, MAX_PAGE);
  const answer = await operation.request('GET', `/folders?offset=${page.offset}&limit=${page.limit}&order=ASC`);
  if (answer.status !== 200) throw unavailable(`list folders: status ${answer.status}`);
  const folders = asFolders(answer.body);
  if (!folders) throw unavailable('an answer that is not a list of folders');
  const objects = folders.filter(isUnused).flatMap(({ name }) => remnant(name, instanceId));
  return { outcome: 'listed', objects, next: folders.length === 0 ? null : page.next };
}

/** In use again, it counts as somebody else's. */
export async function observeRemnant(operation: SftpgoOperation, { login }: MarkedObject): Promise<ObserveResult> {
  const folder = await readFolder(operation, login);
  if (!folder) return { outcome: 'absent' };
  return isUnused(folder) ? { outcome: 'present', differences: [] } : { outcome: 'foreign' };
}

/** The files below it stay: the server only forgets where they are. */
export async function removeRemnant(operation: SftpgoOperation, reference: MarkedObject): Promise<RemoveResult> {
  const folder = await readFolder(operation, reference.login);
  if (folder && isUnused(folder)) done(await operation.request('DELETE', folderPath(reference)), 'remove folder');
  return { outcome: 'removed' };
}

async function readFolder(operation: SftpgoOperation, name: string): Promise<ListedFolder | null> {
  const answer = await operation.request('GET', folderPath({ login: name }));
  if (answer.status === 404) return null;
  if (answer.status !== 200) throw refusal(answer, 'read folder');
  if (!isFolder(answer.body)) throw unavailable('an answer that is not a folder');
  return answer.body;
}

function folderPath({ login }: Pick<MarkedObject, 'login'>): string {
  return `/folders/${encodeURIComponent(login)}`;
}

function isUnused({ users, groups }: ListedFolder): boolean {
  return (users ?? []).length + (groups ?? []).length === 0;
}

function remnant(name: string, instanceId: string): MarkedObject[] {
  const start = folderPrefix(instanceId, { accountId: '' }).length - 1;
  const accountId = name.slice(start, start + UUID_LENGTH);
  return isUUID(accountId) && name.startsWith(folderPrefix(instanceId, { accountId }))
    ? [{ accountId, login: name, remnant: 'folder-without-user' }]
    : [];
}
