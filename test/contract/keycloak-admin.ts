import type { KeycloakConfig } from '../../src/gateways/keycloak/keycloak.config.js';

export type KeycloakServer = Pick<KeycloakConfig, 'url' | 'realm' | 'adminClientId' | 'adminClientSecret'>;

interface Client {
  readonly id: string;
  readonly clientId: string;
  readonly attributes: Record<string, string>;
  readonly defaultClientScopes: string[];
  readonly optionalClientScopes: string[];
  readonly [field: string]: unknown;
}

/** Somebody else who administers the same realm: plain calls, none of the adapter's code. */
export class KeycloakAdmin {
  private readonly placed: string[] = [];
  private token: Promise<string> | undefined;

  constructor(private readonly server: KeycloakServer) {}

  async request(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const { url, realm } = this.server;
    const token = await (this.token ??= this.signIn());
    const response = await fetch(`${url}/admin/realms/${realm}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok && response.status !== 404) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** With its scopes sorted, since they have no order; null when there is none. */
  async find(clientId: string): Promise<Client | null> {
    const { body } = await this.request('GET', `/clients?${new URLSearchParams({ clientId })}`);
    const [client] = body as Client[];
    if (!client) return null;
    const { defaultClientScopes, optionalClientScopes } = client;
    return {
      ...client,
      defaultClientScopes: defaultClientScopes.sort(),
      optionalClientScopes: optionalClientScopes.sort(),
    };
  }

  async client(clientId: string): Promise<Client> {
    const client = await this.find(clientId);
    if (!client) throw new Error(`no client ${clientId}`);
    return client;
  }

  /** Reads, changes and writes a client as a careful administrator would. */
  async change(clientId: string, fields: Record<string, unknown>): Promise<void> {
    const client = await this.client(clientId);
    await this.request('PUT', `/clients/${client.id}`, { ...client, ...fields });
  }

  async changeAttributes(clientId: string, attributes: Record<string, string>): Promise<void> {
    const client = await this.client(clientId);
    await this.change(clientId, { attributes: { ...client.attributes, ...attributes } });
  }

  async changeScope(
    clientId: string,
    method: 'PUT' | 'DELETE',
    list: 'default' | 'optional',
    scope: string,
  ): Promise<void> {
    const { id } = await this.client(clientId);
    const { body } = await this.request('GET', '/client-scopes');
    const found = (body as { id: string; name: string }[]).find(({ name }) => name === scope);
    if (!found) throw new Error(`no scope ${scope}`);
    await this.request(method, `/clients/${id}/${list}-client-scopes/${found.id}`);
  }

  /** What every client with a service account has without being permitted anything, sorted. */
  async scopesThatBuildTokens(): Promise<string[]> {
    const { body: all } = await this.request('GET', '/client-scopes');
    const { body: defaults } = await this.request('GET', '/default-default-client-scopes');
    const given = new Set((defaults as { name: string }[]).map(({ name }) => name)).add('service_account');
    const silent = (all as { name: string; protocol: string; attributes?: Record<string, string> }[]).filter(
      ({ protocol, attributes }) => protocol === 'openid-connect' && attributes?.['include.in.token.scope'] === 'false',
    );
    return silent
      .map(({ name }) => name)
      .filter((name) => given.has(name))
      .sort();
  }

  /** A client that nobody of ours made. */
  async place(
    clientId: string,
    fields: Record<string, unknown> = { attributes: { 'chaman.account': 'elsewhere:1' } },
  ): Promise<void> {
    this.placed.push(clientId);
    await this.request('POST', '/clients', { clientId, description: 'of another team', ...fields });
  }

  async removePlaced(): Promise<void> {
    for (const clientId of this.placed) {
      const client = await this.find(clientId);
      if (client) await this.request('DELETE', `/clients/${client.id}`);
    }
  }

  private async signIn(): Promise<string> {
    const { url, realm, adminClientId, adminClientSecret } = this.server;
    const secret = { client_id: adminClientId, client_secret: adminClientSecret };
    const answer = await fetch(`${url}/realms/${realm}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', ...secret }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
