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
import {
  differences,
  isOurs,
  markedBy,
  markedObject,
  merge,
  ownedFields,
  scopeChange,
  withMarker,
} from './keycloak-mapping.js';
import { expectToSeeClients, findClient, read, realmScopes } from './keycloak-reading.js';
import { clientIdTaken, permissionNotKnown, refusal, refused } from './keycloak-refusals.js';
import { Ended, KeycloakClients, type KeycloakOperation, unavailable } from './keycloak.client.js';
import type { KeycloakConfig } from './keycloak.config.js';
import { asClients, asScopeNames, type KeycloakClient, type KeycloakScope, type OwnedFields } from './keycloak.wire.js';

/** Held by the operation: a round that needs more ends as unavailable, and the next goes on from what is there. */
const MAX_CALLS = 64;
/** A client comes with all its keys and certificates: more would not fit into an answer. */
const MAX_PAGE = 25;

/**
 * REST accounts at Keycloak: a client each, whose service account gets tokens for assertions signed with the keys of the
 * account's certificates. Its permissions are client scopes, which the realm's operators make; we only give and take them.
 * Keycloak's own endpoints for certificates are not used: they hold one, or make private keys.
 */
export class KeycloakGateway implements Gateway {
  readonly name = 'authorization-server';
  readonly means = 'login';
  readonly limits: Gateway['limits'];
  readonly capabilities: Gateway['capabilities'] = { withoutKeyId: 'newest-key-of-its-type' };
  private readonly clients: KeycloakClients;

  constructor(private readonly config: KeycloakConfig) {
    this.clients = new KeycloakClients(config);
    this.limits = { callTimeoutMs: config.callTimeoutMs, maxCalls: MAX_CALLS };
  }

  async describe(signal: AbortSignal): Promise<string> {
    const told = await this.settle(signal, async (operation) => {
      const { status, body } = await operation.serverInfo();
      const { systemInfo } = (body ?? {}) as { systemInfo?: { version?: unknown } };
      // Keycloak shows its version to administrators of the realm `master` only.
      return status === 200 ? String(systemInfo?.version ?? '(version not shown to us)') : `(status ${status})`;
    });
    return `Keycloak ${typeof told === 'string' ? told : '(not reachable)'}`;
  }

  apply(desired: DesiredAccount, signal: AbortSignal): Promise<ApplyResult> {
    return this.settle(signal, async (operation) => {
      const owned = this.owned(desired);
      const current = await this.find(operation, desired.login);
      if (!current) return this.create(operation, desired, owned);
      return this.update(operation, desired, owned, current);
    });
  }

  observe(reference: MarkedObject, desired: DesiredAccount | null, signal: AbortSignal): Promise<ObserveResult> {
    return this.settle(signal, async (operation): Promise<ObserveResult> => {
      const current = await this.find(operation, reference.login);
      if (!current) return { outcome: 'absent' };
      if (!isOurs(current, this.config.instanceId, reference)) return { outcome: 'foreign' };
      if (!desired) return { outcome: 'present', differences: [] };
      return { outcome: 'present', differences: await this.differing(operation, desired, current) };
    });
  }

  remove(reference: MarkedObject, signal: AbortSignal): Promise<RemoveResult> {
    return this.settle(signal, async (operation): Promise<RemoveResult> => {
      const current = await this.find(operation, reference.login);
      if (current && isOurs(current, this.config.instanceId, reference)) {
        const answer = await operation.request('DELETE', clientPath(current));
        if (answer.status !== 204 && answer.status !== 404) throw refusal(answer, 'remove client');
      }
      return { outcome: 'removed' };
    });
  }

  /** Only an empty page is the end: what we may not see is left out after the page was cut. */
  list(from: number | null, limit: number, signal: AbortSignal): Promise<ListResult> {
    return this.settle(signal, async (operation): Promise<ListResult> => {
      const page = overlappingPage(from, limit, MAX_PAGE);
      const query = new URLSearchParams({ first: String(page.offset), max: String(page.limit) });
      const clients = await read(operation, `/clients?${query}`, asClients);
      if (clients.length === 0) await expectToSeeClients(operation, this.config.adminClientId);
      const objects = clients.flatMap((client) => markedObject(client, this.config.instanceId));
      return { outcome: 'listed', objects, next: clients.length === 0 ? null : page.next };
    });
  }

  survey(desired: DesiredAccount, _knownAs: string, signal: AbortSignal): Promise<SurveyResult> {
    return this.settle(signal, async (operation): Promise<SurveyResult> => {
      this.owned(desired);
      refuseUnknown(await realmScopes(operation), grantsOf(desired));
      const current = await this.find(operation, desired.login);
      if (!current) return { outcome: 'absent' };
      const marker = markedBy(current, this.config.instanceId, desired);
      const enabled = current.enabled !== false;
      return { outcome: 'found', marker, enabled, differences: await this.differing(operation, desired, current) };
    });
  }

  adopt(reference: MarkedObject, _knownAs: string, signal: AbortSignal): Promise<AdoptResult> {
    return this.settle(signal, async (operation): Promise<AdoptResult> => {
      const current = await this.find(operation, reference.login);
      if (!current) return { outcome: 'absent' };
      const marker = markedBy(current, this.config.instanceId, reference);
      if (marker === 'another') return clientIdTaken();
      if (marker === 'none') {
        const marked = withMarker(current, this.config.instanceId, reference);
        const answer = await operation.request('PUT', clientPath(current), marked);
        if (answer.status === 404) throw unavailable('the client went away meanwhile');
        if (answer.status !== 204) throw refusal(answer, 'mark client');
      }
      return { outcome: 'adopted' };
    });
  }

  private async differing(
    operation: KeycloakOperation,
    desired: DesiredAccount,
    current: KeycloakClient,
  ): Promise<string[]> {
    const { remove, add, unknown } = scopeChange(current, await realmScopes(operation), grantsOf(desired));
    const scopesDiffer = remove.length + add.length + unknown.length > 0;
    const differing = differences(current, this.owned(desired));
    return scopesDiffer ? [...differing, 'permissions'] : differing;
  }

  private find(operation: KeycloakOperation, clientId: string): Promise<KeycloakClient | null> {
    return findClient(operation, clientId, this.config.adminClientId);
  }

  private async create(
    operation: KeycloakOperation,
    desired: DesiredAccount,
    owned: OwnedFields,
  ): Promise<ApplyResult> {
    const realm = await realmScopes(operation);
    const grants = grantsOf(desired);
    refuseUnknown(realm, grants);
    const ofTheRealm = await read(operation, '/default-default-client-scopes', asScopeNames);
    const noPermissions = realm.filter(({ name, inToken }) => !inToken && ofTheRealm.includes(name));
    const answer = await operation.request('POST', '/clients', {
      clientId: desired.login,
      ...owned,
      attributes: Object.fromEntries(Object.entries(owned.attributes).filter(([, value]) => value !== '')),
      defaultClientScopes: [...new Set([...noPermissions.map(({ name }) => name), ...grants])],
      optionalClientScopes: [],
    });
    if (answer.status === 201) return { outcome: 'applied' };
    if (answer.status === 404) throw unavailable('create client: status 404');
    if (answer.status !== 409) throw refusal(answer, 'create client');
    // Somebody was faster: perhaps an earlier, slower call of ours.
    const current = await this.find(operation, desired.login);
    if (!current) throw unavailable('refused as taken, but nobody holds the client id');
    return this.update(operation, desired, owned, current);
  }

  /** Keys and flows first: what shall no longer open the door must not wait for anything else. */
  private async update(
    operation: KeycloakOperation,
    desired: DesiredAccount,
    owned: OwnedFields,
    current: KeycloakClient,
  ): Promise<ApplyResult> {
    if (!isOurs(current, this.config.instanceId, desired)) return clientIdTaken();
    if (differences(current, owned).length > 0) {
      const answer = await operation.request('PUT', clientPath(current), merge(current, owned));
      // Removed since it was read: the next round creates it.
      if (answer.status === 404) throw unavailable('the client went away meanwhile');
      if (answer.status !== 204) throw refusal(answer, 'update client');
    }
    const { remove, add, unknown } = scopeChange(current, await realmScopes(operation), grantsOf(desired));
    for (const scope of remove) await this.changeScope(operation, 'DELETE', current, scope);
    for (const scope of add) await this.changeScope(operation, 'PUT', current, scope);
    if (unknown.length > 0) throw permissionNotKnown(unknown);
    return { outcome: 'applied' };
  }

  private async changeScope(
    operation: KeycloakOperation,
    method: 'PUT' | 'DELETE',
    client: KeycloakClient,
    scope: KeycloakScope,
  ): Promise<void> {
    const path = `${clientPath(client)}/default-client-scopes/${encodeURIComponent(scope.id)}`;
    const answer = await operation.request(method, path);
    if (answer.status === 404) throw unavailable('the client or a scope went away meanwhile');
    if (answer.status !== 204) throw refusal(answer, 'change scopes');
  }

  private owned(desired: DesiredAccount): OwnedFields {
    if (desired.channel !== 'REST') throw refused('not-accepted', 'only REST accounts live here');
    const owned = ownedFields(this.config.instanceId, desired);
    if (!owned) throw refused('certificate-not-accepted', 'a certificate has a key that Keycloak cannot be given');
    return owned;
  }

  private async settle<Result>(
    signal: AbortSignal,
    work: (operation: KeycloakOperation) => Promise<Result>,
  ): Promise<Result | Refused | Unavailable> {
    try {
      return await work(this.clients.operation(MAX_CALLS, signal));
    } catch (error) {
      if (error instanceof Ended) return error.result;
      throw error;
    }
  }
}

function clientPath({ id }: KeycloakClient): string {
  return `/clients/${encodeURIComponent(id)}`;
}

/** Keycloak leaves out without a word what it does not know. */
function refuseUnknown(realm: readonly KeycloakScope[], grants: readonly string[]): void {
  const unknown = grants.filter((grant) => !realm.some(({ name }) => name === grant));
  if (unknown.length > 0) throw permissionNotKnown(unknown);
}

function grantsOf({ permissions }: DesiredAccount): string[] {
  return [...new Set(permissions.map(({ grant }) => grant))];
}
