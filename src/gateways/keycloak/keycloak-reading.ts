import { type KeycloakOperation, unavailable } from './keycloak.client.js';
import { asClients, asScopes, type KeycloakClient, type KeycloakScope } from './keycloak.wire.js';

/**
 * Null only when there is certainly no such client.
 * @param own client id of the worker itself
 */
export async function findClient(
  operation: KeycloakOperation,
  clientId: string,
  own: string,
): Promise<KeycloakClient | null> {
  const found = await search(operation, clientId);
  if (!found) await expectToSeeClients(operation, own);
  return found;
}

/** Without the right to see clients Keycloak answers with an empty list all the same; our own we must see. */
export async function expectToSeeClients(operation: KeycloakOperation, own: string): Promise<void> {
  if (await search(operation, own)) return;
  throw unavailable('the worker’s client may not see clients');
}

export function realmScopes(operation: KeycloakOperation): Promise<KeycloakScope[]> {
  return read(operation, '/client-scopes', asScopes);
}

/** A refused read is about our own access, which operations mend: no fault of the account's. */
export async function read<Result>(
  operation: KeycloakOperation,
  path: string,
  parse: (body: unknown) => Result | null,
): Promise<Result> {
  const { status, body } = await operation.request('GET', path);
  if (status !== 200) throw unavailable(`status ${status}`);
  const result = parse(body);
  // Something between us and the server answered, or another version.
  if (result === null) throw unavailable('an answer that cannot be understood');
  return result;
}

async function search(operation: KeycloakOperation, clientId: string): Promise<KeycloakClient | null> {
  const clients = await read(operation, `/clients?${new URLSearchParams({ clientId })}`, asClients);
  return clients.find((client) => client.clientId === clientId) ?? null;
}
