/** How to reach a certificate registry that speaks SCIM 2.0. */
export interface ScimConfig {
  /** The service's base, under which `/Users` lies. */
  readonly url: string;
  /** Bearer token. Secret. */
  readonly token: string;
  /** Names this installation of the product in the marker, so that two of them can share one registry. */
  readonly instanceId: string;
  /** Time limit of each call, in milliseconds. */
  readonly callTimeoutMs: number;
}
