/** What an OAuth2 endpoint answers instead of a token: status, error code (RFC 6749 section 5.2) and Keycloak's sentence. */
export class OAuthRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly description: string,
  ) {
    super(description);
  }

  toMessage(): object {
    return { error: this.code, error_description: this.description };
  }
}

/** What the admin API answers instead of doing it. Its bodies have no common shape, so each is given as a whole. */
export class AdminRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: Readonly<Record<string, string>>,
  ) {
    super(Object.values(body).join(': '));
  }
}
