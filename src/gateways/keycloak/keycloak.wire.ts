/** The fields of Keycloak's admin API (26) that we read or write. Others are carried along untouched. */
export interface KeycloakClient extends OwnedFields {
  /** Keycloak's own id, by which all calls but the search name a client. */
  readonly id: string;
  readonly clientId: string;
  /** Names. Only read: a PUT ignores them. */
  readonly defaultClientScopes: readonly string[];
  readonly optionalClientScopes: readonly string[];
  readonly [field: string]: unknown;
}

/** What a PUT can change and we decide. */
export interface OwnedFields {
  readonly name?: string;
  readonly description?: string;
  readonly enabled?: boolean;
  readonly protocol?: string;
  readonly publicClient?: boolean;
  readonly bearerOnly?: boolean;
  readonly standardFlowEnabled?: boolean;
  readonly implicitFlowEnabled?: boolean;
  readonly directAccessGrantsEnabled?: boolean;
  readonly serviceAccountsEnabled?: boolean;
  readonly fullScopeAllowed?: boolean;
  readonly clientAuthenticatorType?: string;
  /** Text, whatever they mean. Those left out of a PUT stay; an empty one is removed. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A client scope of the realm. */
export interface KeycloakScope {
  readonly id: string;
  readonly name: string;
  /** Whether its name stands in a token's `scope`: then it is a permission, else a part of how tokens are built. */
  readonly inToken: boolean;
}

/** The clients of a search, or null when the answer is something else. */
export function asClients(body: unknown): KeycloakClient[] | null {
  return Array.isArray(body) && body.every(isClient) ? body : null;
}

/** Whether each element has what a marker is looked for in: without it a client of ours would be taken for another's. */
function isClient(entry: unknown): entry is KeycloakClient {
  const client = entry as Partial<KeycloakClient> | null;
  return (
    typeof client?.id === 'string' &&
    typeof client.clientId === 'string' &&
    typeof client.attributes === 'object' &&
    client.attributes !== null &&
    Array.isArray(client.defaultClientScopes) &&
    Array.isArray(client.optionalClientScopes)
  );
}

/** The realm's scopes for OpenID Connect, or null when the answer is something else. */
export function asScopes(body: unknown): KeycloakScope[] | null {
  if (!Array.isArray(body)) return null;
  const scopes: KeycloakScope[] = [];
  for (const entry of body as readonly unknown[]) {
    const { id, name, protocol, attributes } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof name !== 'string') return null;
    const shown = (attributes as Record<string, unknown> | undefined)?.['include.in.token.scope'];
    if (protocol === 'openid-connect') scopes.push({ id, name, inToken: shown !== 'false' });
  }
  return scopes;
}

/** Names of the scopes in a list, or null when the answer is something else. */
export function asScopeNames(body: unknown): string[] | null {
  return asScopes(body)?.map(({ name }) => name) ?? null;
}
