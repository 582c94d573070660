import { call, NoAnswer, type Answer, type Call } from '../../platform/http-client/json-client.js';
import type { PageRequest } from '../../platform/http-client/overlapping-pages.js';
import type { ScimConfig } from './scim.config.js';
import { noAnswer, unavailable, unexpectedStatus, type CallKind } from './scim-failure.js';
import {
  readError,
  readFeatures,
  readPage,
  readUser,
  versionOf,
  type Features,
  type ScimUser,
  type UserPage,
  type UserSummary,
} from './scim.wire.js';

/** The most pages that one search reads: only a registry without filters needs more than one. */
export const MAX_PAGES = 4;
const PAGE_SIZE = 1000;
/** Gone, changed, another version. */
const NO_LONGER_AS_READ = new Set([404, 409, 412]);
const MEDIA_TYPE = 'application/scim+json';

/** A user as read, with the version that guards its replacement. */
interface ReadUser {
  readonly user: ScimUser;
  /** As the registry sent it, with all that we do not understand. */
  readonly sent: ScimUser;
  readonly version: string | undefined;
}

/** The calls of the SCIM protocol that the adapter needs. Everything that goes wrong is thrown as a `ScimFailure`. */
export class ScimClient {
  private known: Features | undefined;

  constructor(private readonly config: ScimConfig) {}

  /** What the registry can do; asked once, and again by {@link discover}. */
  async features(signal: AbortSignal): Promise<Features> {
    return this.known ?? this.discover(signal);
  }

  async discover(signal: AbortSignal): Promise<Features> {
    const answer = await this.send('read', 'GET', '/ServiceProviderConfig', signal);
    if (answer.status !== 200) throw unexpectedStatus(answer, 'read');
    this.known = readFeatures(answer.body);
    return this.known;
  }

  /**
   * Every user with that value. The answer is looked at again: some servers ignore a filter that they do not know, and
   * `userName` ignores case where `externalId` does not.
   */
  async find(attribute: 'externalId' | 'userName', value: string, signal: AbortSignal): Promise<UserSummary[]> {
    const fold = (text: string | undefined): string | undefined =>
      attribute === 'userName' ? text?.toLowerCase() : text;
    const filter = (await this.features(signal)).filter ? `${attribute} eq ${JSON.stringify(value)}` : undefined;
    const found = new Map<string, UserSummary>();
    let seen = 0;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { total, users, received } = await this.page(filter, { offset: seen, limit: PAGE_SIZE }, signal);
      // By id: a list that changes between two pages may show a user twice.
      for (const user of users) if (fold(user[attribute]) === fold(value)) found.set(user.id, user);
      seen += received;
      if (seen >= total || received === 0) return [...found.values()];
    }
    throw unavailable(`a search without filter gave up after ${seen} users`);
  }

  /** Null when there is no such user (any more). */
  async read(id: string, signal: AbortSignal): Promise<ReadUser | null> {
    const answer = await this.send('read', 'GET', `/Users/${encodeURIComponent(id)}`, signal);
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw unexpectedStatus(answer, 'read');
    const user = readUser(answer.body);
    if (!user) throw unavailable('the answer is not a SCIM user');
    const { etag } = await this.features(signal);
    return {
      user,
      sent: answer.body as ScimUser,
      version: etag ? (answer.headers.get('etag') ?? versionOf(user)) : undefined,
    };
  }

  async create(user: ScimUser, signal: AbortSignal): Promise<'created' | 'name-taken'> {
    const answer = await this.send('write', 'POST', '/Users', signal, user);
    if (answer.status === 409) return 'name-taken';
    if (!isSuccess(answer)) throw unexpectedStatus(answer, 'write');
    return 'created';
  }

  /** `changed`: not written, since the user is no longer what was read. */
  async replace(
    id: string,
    user: ScimUser,
    version: string | undefined,
    signal: AbortSignal,
  ): Promise<'replaced' | 'changed' | 'name-taken'> {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': version };
    const answer = await this.send('write', 'PUT', `/Users/${encodeURIComponent(id)}`, signal, user, headers);
    if (answer.status === 409 && readError(answer.body).keyword === 'uniqueness') return 'name-taken';
    if (NO_LONGER_AS_READ.has(answer.status)) return 'changed';
    if (!isSuccess(answer)) throw unexpectedStatus(answer, 'write');
    return 'replaced';
  }

  /** Gone already is as good. */
  async delete(id: string, signal: AbortSignal): Promise<void> {
    const answer = await this.send('write', 'DELETE', `/Users/${encodeURIComponent(id)}`, signal);
    if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404)
      throw unexpectedStatus(answer, 'write');
  }

  /** Users in no order, with what tells whose they are. The registry may give fewer than asked for. */
  async page(filter: string | undefined, { offset, limit }: PageRequest, signal: AbortSignal): Promise<UserPage> {
    const query = new URLSearchParams({
      attributes: 'externalId,userName',
      // Counted from 1 (RFC 7644 section 3.4.2.4).
      startIndex: String(offset + 1),
      count: String(limit),
      ...(filter === undefined ? {} : { filter }),
    });
    const answer = await this.send('read', 'GET', `/Users?${query.toString()}`, signal);
    if (answer.status !== 200) throw unexpectedStatus(answer, 'read');
    const page = readPage(answer.body);
    if (!page) throw unavailable('the answer is not a SCIM list');
    return page;
  }

  private async send(
    kind: CallKind,
    method: Call['method'],
    path: string,
    signal: AbortSignal,
    json?: ScimUser,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    try {
      return await call({
        method,
        url: `${this.config.url.replace(/\/+$/, '')}${path}`,
        headers: {
          accept: MEDIA_TYPE,
          authorization: `Bearer ${this.config.token}`,
          ...(json === undefined ? {} : { 'content-type': MEDIA_TYPE }),
          ...headers,
        },
        json,
        timeoutMs: this.config.callTimeoutMs,
        signal,
      });
    } catch (error) {
      if (error instanceof NoAnswer) throw noAnswer(error, kind);
      throw error;
    }
  }
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
