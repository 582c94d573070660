/** How to reach a Keycloak server, and as whom. */
export interface KeycloakConfig {
  /** The server's base, under which `/realms` and `/admin` lie. */
  readonly url: string;
  /** The realm that holds the clients of REST accounts, and the worker's own client. */
  readonly realm: string;
  /** A confidential client with a service account that has the role `manage-clients` of `realm-management`. */
  readonly adminClientId: string;
  /** Secret. */
  readonly adminClientSecret: string;
  /** Names this installation of the product in the marker, so that two of them can share one realm. */
  readonly instanceId: string;
  /** Time limit of each call, in milliseconds. */
  readonly callTimeoutMs: number;
}
