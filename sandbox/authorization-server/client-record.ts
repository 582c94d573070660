/** A client as the admin API shows it, but for `access`. Scopes stand here by name. */
export interface ClientRecord {
  readonly id: string;
  readonly clientId: string;
  readonly enabled: boolean;
  readonly clientAuthenticatorType: string;
  readonly secret: string;
  readonly serviceAccountsEnabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly defaultClientScopes: readonly string[];
  readonly optionalClientScopes: readonly string[];
  readonly protocolMappers?: readonly ProtocolMapper[];
  readonly [other: string]: unknown;
}

/** What puts a claim into a client's tokens. */
interface ProtocolMapper {
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}
