import { afterReceiving } from '../../platform/http-client/overlapping-pages.js';
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
import { MAX_PAGES, ScimClient } from './scim.client.js';
import type { ScimConfig } from './scim.config.js';
import { refused, ScimFailure, unavailable } from './scim-failure.js';
import { differences, markedObject, markerOf, merge, ownedPart, withMarker } from './scim-mapping.js';
import type { ScimUser, UserSummary } from './scim.wire.js';

/** Someone else's change between our read and our write: read again so often, then leave it for later. */
const REPLACE_ATTEMPTS = 2;
/** A copy of ours is an accident; more than this many are a sign of something that a person should look at. */
const MAX_COPIES = 2;

/** The certificate registry, spoken to in SCIM 2.0. An account is the user whose `externalId` is our marker. */
export class ScimGateway implements Gateway {
  readonly name = 'certificate-registry';
  readonly means = 'marker';
  readonly limits: Gateway['limits'];
  private readonly client: ScimClient;

  constructor(private readonly config: ScimConfig) {
    this.client = new ScimClient(config);
    // Discovery, two searches, a creation, the replacements (read and write), and the copies to remove.
    const maxCalls = 1 + 2 * MAX_PAGES + 1 + 2 * REPLACE_ATTEMPTS + MAX_COPIES;
    this.limits = { callTimeoutMs: config.callTimeoutMs, maxCalls };
  }

  async describe(signal: AbortSignal): Promise<string> {
    const described = await settle(async () => {
      const { filter, etag } = await this.client.discover(signal);
      return { text: `SCIM 2.0 (filter ${filter ? 'yes' : 'no'}, etag ${etag ? 'yes' : 'no'})` };
    });
    return 'text' in described ? described.text : 'SCIM 2.0 (not reachable)';
  }

  apply(desired: DesiredAccount, signal: AbortSignal): Promise<ApplyResult> {
    return settle(async () => {
      const owned = ownedPart(desired, this.marker(desired));
      const [mine, ...copies] = await this.marked(desired, signal);
      if (mine) await this.replace(mine.id, owned, signal);
      else if ((await this.client.create(owned, signal)) === 'name-taken') await this.takeUp(owned, signal);
      for (const copy of copies) await this.client.delete(copy.id, signal);
      return { outcome: 'applied' };
    });
  }

  observe(reference: MarkedObject, desired: DesiredAccount | null, signal: AbortSignal): Promise<ObserveResult> {
    return settle<ObserveResult>(async () => {
      const [mine, ...copies] = await this.marked(reference, signal);
      if (!mine) {
        const holders = await this.client.find('userName', reference.login, signal);
        return { outcome: holders.length > 0 ? 'foreign' : 'absent' };
      }
      if (!desired) return { outcome: 'present', differences: [] };
      const read = await this.client.read(mine.id, signal);
      if (!read) throw unavailable('removed by someone while being looked at');
      const differing = differences(read.user, ownedPart(desired, this.marker(desired)));
      return { outcome: 'present', differences: copies.length > 0 ? [...differing, 'copies'] : differing };
    });
  }

  remove(reference: MarkedObject, signal: AbortSignal): Promise<RemoveResult> {
    return settle(async () => {
      for (const { id } of await this.marked(reference, signal)) await this.client.delete(id, signal);
      return { outcome: 'removed' };
    });
  }

  /** A registry gives fewer than it is asked for as it likes; only its total tells the end. */
  list(from: number | null, limit: number, signal: AbortSignal): Promise<ListResult> {
    return settle<ListResult>(async () => {
      const offset = from ?? 0;
      const { total, users, received } = await this.client.page(undefined, { offset, limit }, signal);
      const objects = users.flatMap((user) => markedObject(user, this.config.instanceId));
      const end = received === 0 || offset + received >= total;
      return { outcome: 'listed', objects, next: end ? null : afterReceiving({ offset, limit }, received) };
    });
  }

  survey(desired: DesiredAccount, knownAs: string, signal: AbortSignal): Promise<SurveyResult> {
    return settle<SurveyResult>(async () => {
      const [mine] = await this.marked(desired, signal);
      const found = mine ?? (await this.named(knownAs, signal));
      const holder = await this.named(desired.login, signal);
      if (holder && holder.id !== found?.id) throw refused('user-name-not-available', 'another user has its login');
      if (!found) return { outcome: 'absent' };
      const read = await this.client.read(found.id, signal);
      if (!read) throw unavailable('removed by someone while being looked at');
      const marker = mine ? 'this-account' : this.isOfAnotherAccount(found) ? 'another' : 'none';
      const differing = differences(read.user, ownedPart(desired, this.marker(desired)));
      // It has one place for such an id: whoever else goes by it will no longer find this user.
      const replaced = marker === 'none' && read.user.externalId ? ['external-id'] : [];
      const enabled = read.user.active !== false;
      return { outcome: 'found', marker, enabled, differences: [...replaced, ...differing] };
    });
  }

  adopt(reference: MarkedObject, knownAs: string, signal: AbortSignal): Promise<AdoptResult> {
    return settle<AdoptResult>(async () => {
      const [mine] = await this.marked(reference, signal);
      if (mine) return { outcome: 'adopted' };
      const found = await this.named(knownAs, signal);
      if (!found) return { outcome: 'absent' };
      if (this.isOfAnotherAccount(found)) throw refused('user-name-not-available', 'it is marked as another account’s');
      const read = await this.client.read(found.id, signal);
      if (!read || read.user.externalId !== found.externalId) throw unavailable('changed by someone at the same time');
      const marked = withMarker(read.sent, this.marker(reference));
      if ((await this.client.replace(found.id, marked, read.version, signal)) !== 'replaced')
        throw unavailable('changed by someone at the same time');
      return { outcome: 'adopted' };
    });
  }

  /** The one user of that name, whoever made it. */
  private async named(name: string, signal: AbortSignal): Promise<UserSummary | undefined> {
    const [found, ...others] = await this.client.find('userName', name, signal);
    if (others.length > 0) throw refused('not-accepted', 'several users have this name');
    return found;
  }

  private isOfAnotherAccount(found: UserSummary): boolean {
    return markedObject(found, this.config.instanceId).length > 0;
  }

  /** Everything that carries the account's marker: normally one user, the one with its login first. */
  private async marked(reference: MarkedObject, signal: AbortSignal): Promise<UserSummary[]> {
    const found = await this.client.find('externalId', this.marker(reference), signal);
    if (found.length > 1 + MAX_COPIES) throw unavailable(`${found.length} users carry the marker of one account`);
    const login = reference.login.toLowerCase();
    const rank = (user: UserSummary): number => (user.userName?.toLowerCase() === login ? 0 : 1);
    return found.sort((one, other) => rank(one) - rank(other));
  }

  /** The user name exists: ours when an earlier creation ran after all, otherwise somebody else's. */
  private async takeUp(owned: ScimUser, signal: AbortSignal): Promise<void> {
    const holders = await this.client.find('userName', owned.userName, signal);
    const mine = holders.find(({ externalId }) => externalId === owned.externalId);
    if (mine) return this.replace(mine.id, owned, signal);
    if (holders.length === 0) throw unavailable('refused as taken, but nobody holds the user name');
    throw refused('user-name-not-available', 'the registry holds this user name without our marker');
  }

  /** Writes only what differs, over what is there now. */
  private async replace(id: string, owned: ScimUser, signal: AbortSignal): Promise<void> {
    for (let attempt = 0; attempt < REPLACE_ATTEMPTS; attempt += 1) {
      const read = await this.client.read(id, signal);
      if (!read || read.user.externalId !== owned.externalId) break;
      if (differences(read.user, owned).length === 0) return;
      const result = await this.client.replace(id, merge(read.user, owned), read.version, signal);
      if (result === 'replaced') return;
      if (result === 'name-taken') throw refused('user-name-not-available', 'another user took this user name');
    }
    throw unavailable('changed by someone at the same time');
  }

  private marker(reference: MarkedObject): string {
    return markerOf(this.config.instanceId, reference);
  }
}

/** The port never throws for what the gateway does; anything else that is thrown is a mistake of ours. */
async function settle<Result>(work: () => Promise<Result>): Promise<Result | Refused | Unavailable> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScimFailure) return error.outcome;
    throw error;
  }
}
