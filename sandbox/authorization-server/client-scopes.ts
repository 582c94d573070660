import { createHash } from 'node:crypto';

/** A scope of the realm, as the admin API lists it. */
export interface ClientScope {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly protocol: 'openid-connect';
  readonly attributes: { readonly 'include.in.token.scope': 'true' | 'false' };
}

/** Carries `sub`; the realm gives it to every client that asks for nothing else. */
export const BASIC_SCOPE = 'basic';
/** Carries `client_id`; comes with the service account, by itself. */
export const SERVICE_ACCOUNT_SCOPE = 'service_account';

/** The realm's scopes: Keycloak's own two, which are no permissions, and those that operations have prepared. */
export class ClientScopes {
  private readonly scopes: readonly ClientScope[];

  constructor(permissions: readonly string[]) {
    this.scopes = [
      scope(BASIC_SCOPE, 'false'),
      scope(SERVICE_ACCOUNT_SCOPE, 'false'),
      ...[...new Set(permissions)].map((name) => scope(name, 'true')),
    ];
  }

  all(): readonly ClientScope[] {
    return this.scopes;
  }

  get(id: string): ClientScope | undefined {
    return this.scopes.find((each) => each.id === id);
  }

  named(name: string): ClientScope | undefined {
    return this.scopes.find((each) => each.name === name);
  }

  /** Given to clients that are created without a word about scopes. */
  defaults(): readonly ClientScope[] {
    return this.scopes.filter(({ name }) => name === BASIC_SCOPE);
  }
}

function scope(name: string, shown: 'true' | 'false'): ClientScope {
  return {
    id: stableId(name),
    name,
    description: '',
    protocol: 'openid-connect',
    attributes: { 'include.in.token.scope': shown },
  };
}

/** The same at every start, so that nothing has to be kept. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
