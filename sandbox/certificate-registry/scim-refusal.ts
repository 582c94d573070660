/** What a SCIM server answers instead of doing it: status, error keyword (RFC 7644 section 3.12, table 9) and a sentence. */
export class ScimRefusal extends Error {
  constructor(
    readonly status: number,
    readonly scimType: string | undefined,
    readonly detail: string,
  ) {
    super(detail);
  }

  toMessage(): object {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(this.status),
      ...(this.scimType === undefined ? {} : { scimType: this.scimType }),
      detail: this.detail,
    };
  }
}
