import { overlappingPage } from '../../platform/http-client/overlapping-pages.js';
import type {
  AdoptResult,
  ApplyResult,
  DesiredAccount,
  Gateway,
  ListResult,
  MarkedObject,
  ObserveResult,
  Refused,
  RemoveResult,
  SurveyResult,
  Unavailable,
} from '../../provisioning/gateway.port.js';
import { differences } from './sftpgo-comparison.js';
import { isOurs, ownFolders, type Target, targetFor } from './sftpgo-mapping.js';
import { markedObject } from './sftpgo-marker.js';
import { done, nameTaken, passwordIsKnown, passwordUnknown, refusal, refused } from './sftpgo-refusals.js';
import { listRemnants, observeRemnant, removeRemnant } from './sftpgo-remnants.js';
import { markedBy, survey, withMarker } from './sftpgo-survey.js';
import { Ended, SftpgoClient, type SftpgoOperation, unavailable } from './sftpgo.client.js';
import type { SftpgoConfig } from './sftpgo.config.js';
import { asUser, asUserNames, type SftpgoFolder, type SftpgoUser } from './sftpgo.wire.js';

/** Held by the client: a round that needs more ends as unavailable, and the next goes on from what is there. */
const MAX_CALLS = 64;
/** The server gives 500 at most, but so many users with all their keys and folders would not fit into an answer. */
const MAX_PAGE = 100;
/** Where the list goes on after the last user. */
const FOLDERS = -1;

/**
 * FTP and SFTP logins at SFTPGo. Each account has a user, and per permission a folder of its own: a folder shared between
 * users would show one sender's files to another. Directories carry the account's id, since files outlive their user and
 * user names are used again.
 */
export class SftpgoGateway implements Gateway {
  readonly name = 'file-transfer';
  readonly means = 'login';
  readonly limits: Gateway['limits'];
  private readonly client: SftpgoClient;

  constructor(private readonly config: SftpgoConfig) {
    this.client = new SftpgoClient(config);
    this.limits = { callTimeoutMs: config.callTimeoutMs, maxCalls: MAX_CALLS };
  }

  async describe(signal: AbortSignal): Promise<string> {
    const told = await this.settle(signal, async (operation) => {
      const { body } = await operation.request('GET', '/version');
      return String((body as { version?: unknown } | null)?.version ?? 'of unknown version');
    });
    return `SFTPGo ${typeof told === 'string' ? told : 'of unknown version'}`;
  }

  apply(desired: DesiredAccount, signal: AbortSignal): Promise<ApplyResult> {
    return this.settle(signal, async (operation) => {
      const current = await this.read(operation, desired);
      if (!current) return this.create(operation, desired);
      if (!isOurs(current, this.config, desired)) return nameTaken();
      return this.update(operation, desired, current);
    });
  }

  observe(reference: MarkedObject, desired: DesiredAccount | null, signal: AbortSignal): Promise<ObserveResult> {
    return this.settle(signal, async (operation): Promise<ObserveResult> => {
      if (reference.remnant) return observeRemnant(operation, reference);
      const current = await this.read(operation, reference);
      if (!current) return { outcome: 'absent' };
      if (!isOurs(current, this.config, reference)) return { outcome: 'foreign' };
      if (!desired) return { outcome: 'present', differences: [] };
      return { outcome: 'present', differences: differences(current, this.target(desired, current)) };
    });
  }

  /**
   * Disabled first, the user gone last: until then its list of folders tells the next round what is left to do, and
   * nobody can sign in meanwhile.
   */
  remove(reference: MarkedObject, signal: AbortSignal): Promise<RemoveResult> {
    return this.settle(signal, async (operation): Promise<RemoveResult> => {
      if (reference.remnant) return removeRemnant(operation, reference);
      const current = await this.read(operation, reference);
      if (!current || !isOurs(current, this.config, reference)) return { outcome: 'removed' };
      const user = userPath(reference);
      // A server that no longer accepts its own record must not keep the login alive: then it goes at once.
      const disabled = current.status === 0 || (await this.disable(operation, user, current));
      if (!disabled) done(await operation.request('DELETE', user), 'remove user');
      for (const { name } of ownFolders(current, this.config, reference)) await this.deleteFolder(operation, name);
      if (disabled) done(await operation.request('DELETE', user), 'remove user');
      return { outcome: 'removed' };
    });
  }

  /** Users first, then folders, at negative positions. Only an empty page is the end: the server counts none. */
  list(from: number | null, limit: number, signal: AbortSignal): Promise<ListResult> {
    return this.settle(signal, async (operation): Promise<ListResult> => {
      if (from !== null && from < 0) {
        const { next, ...listed } = await listRemnants(operation, this.config.instanceId, -1 - from, limit);
        return { ...listed, next: next === null ? null : -1 - next };
      }
      const page = overlappingPage(from, limit, MAX_PAGE);
      const answer = await operation.request('GET', `/users?offset=${page.offset}&limit=${page.limit}&order=ASC`);
      if (answer.status !== 200) throw unavailable(`list users: status ${answer.status}`);
      const users = asUserNames(answer.body);
      if (!users) throw unavailable('an answer that is not a list of users');
      const objects = users.flatMap((user) => markedObject(user, this.config.instanceId));
      return { outcome: 'listed', objects, next: users.length === 0 ? FOLDERS : page.next };
    });
  }

  survey(desired: DesiredAccount, _knownAs: string, signal: AbortSignal): Promise<SurveyResult> {
    return this.settle(signal, async (operation): Promise<SurveyResult> => {
      const current = await this.read(operation, desired);
      if (!current) return passwordIsKnown(desired, null) ? { outcome: 'absent' } : passwordUnknown();
      const surveyed = survey(this.config, desired, current);
      if ('notAdoptable' in surveyed) throw refused('not-accepted', surveyed.notAdoptable);
      return passwordIsKnown(desired, current) ? surveyed : passwordUnknown();
    });
  }

  adopt(reference: MarkedObject, _knownAs: string, signal: AbortSignal): Promise<AdoptResult> {
    return this.settle(signal, async (operation): Promise<AdoptResult> => {
      const current = await this.read(operation, reference);
      if (!current) return { outcome: 'absent' };
      const marker = markedBy(this.config, reference, current);
      if (marker === 'another') return nameTaken();
      if (marker === 'none') {
        const marked = withMarker(this.config, reference, current);
        const answer = await operation.request('PUT', `${userPath(reference)}?disconnect=0`, marked);
        if (answer.status === 404) throw unavailable('the user went away meanwhile');
        if (answer.status !== 200) throw refusal(answer, 'mark user');
      }
      return { outcome: 'adopted' };
    });
  }

  private async read(operation: SftpgoOperation, reference: MarkedObject): Promise<SftpgoUser | null> {
    const answer = await operation.request('GET', userPath(reference));
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw refusal(answer, 'read user');
    const user = asUser(answer.body);
    // Something between us and the server answered, or another version: no fault of the account's.
    if (!user) throw unavailable('an answer that is not a user');
    return user;
  }

  private async create(operation: SftpgoOperation, desired: DesiredAccount): Promise<ApplyResult> {
    if (!passwordIsKnown(desired, null)) return passwordUnknown();
    const { user, folders } = this.target(desired, null);
    for (const folder of folders) await this.ensureFolder(operation, folder);
    const answer = await operation.request('POST', '/users', user);
    if (answer.status === 201) return { outcome: 'applied' };
    if (answer.status !== 409) throw refusal(answer, 'create user');
    // Somebody was faster: perhaps an earlier, slower call of ours.
    const current = await this.read(operation, desired);
    if (!current || !isOurs(current, this.config, desired)) return nameTaken();
    return this.update(operation, desired, current);
  }

  private async update(operation: SftpgoOperation, desired: DesiredAccount, current: SftpgoUser): Promise<ApplyResult> {
    const target = this.target(desired, current);
    const differing = differences(current, target);
    if (differing.length === 0) return { outcome: 'applied' };
    if (!passwordIsKnown(desired, current)) return passwordUnknown();
    const mapped = new Map(current.virtual_folders?.map(({ name, mapped_path }) => [name, mapped_path]));
    for (const folder of target.folders) {
      if (mapped.get(folder.name) !== folder.mapped_path) await this.ensureFolder(operation, folder);
    }
    // A new description is no reason to cut a running transfer.
    const disconnect = differing.some((part) => part !== 'description') ? 1 : 0;
    const answer = await operation.request('PUT', `${userPath(desired)}?disconnect=${disconnect}`, target.user);
    // Removed since it was read: the next round creates it.
    if (answer.status === 404) throw unavailable('the user went away meanwhile');
    if (answer.status !== 200) throw refusal(answer, 'update user');
    const wanted = new Set(target.folders.map(({ name }) => name));
    const left = ownFolders(current, this.config, desired).filter(({ name }) => !wanted.has(name));
    for (const { name } of left) await this.deleteFolder(operation, name);
    return { outcome: 'applied' };
  }

  /** The name carries our instance and the account, so a folder of that name is ours to correct. */
  private async ensureFolder(operation: SftpgoOperation, folder: SftpgoFolder): Promise<void> {
    const created = await operation.request('POST', '/folders', folder);
    if (created.status === 201) return;
    if (created.status !== 409) throw refusal(created, 'create folder');
    const path = `/folders/${encodeURIComponent(folder.name)}`;
    const { body } = await operation.request('GET', path);
    if ((body as Partial<SftpgoFolder> | null)?.mapped_path === folder.mapped_path) return;
    const updated = await operation.request('PUT', path, { ...(body as object | null), ...folder });
    if (updated.status !== 200) throw refusal(updated, 'update folder');
  }

  private async deleteFolder(operation: SftpgoOperation, name: string): Promise<void> {
    done(await operation.request('DELETE', `/folders/${encodeURIComponent(name)}`), 'remove folder');
  }

  private async disable(operation: SftpgoOperation, user: string, current: SftpgoUser): Promise<boolean> {
    const { status } = await operation.request('PUT', `${user}?disconnect=1`, { ...current, status: 0 });
    return status === 200 || status === 404;
  }

  private target(desired: DesiredAccount, current: SftpgoUser | null): Target {
    const target = targetFor(this.config, desired, current);
    if (typeof target !== 'string') return target;
    throw refused(target, 'the account cannot be expressed at this gateway');
  }

  private async settle<Result>(
    signal: AbortSignal,
    work: (operation: SftpgoOperation) => Promise<Result>,
  ): Promise<Result | Refused | Unavailable> {
    try {
      return await work(this.client.operation(MAX_CALLS, signal));
    } catch (error) {
      if (error instanceof Ended) return error.result;
      throw error;
    }
  }
}

function userPath({ login }: MarkedObject): string {
  return `/users/${encodeURIComponent(login)}`;
}
