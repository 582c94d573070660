/** Messages of SCIM 2.0 (RFC 7643, RFC 7644), as far as the adapter reads or writes them. */
export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export interface ScimUser {
  readonly schemas: readonly string[];
  readonly externalId?: string;
  readonly userName: string;
  readonly displayName?: string;
  readonly active?: boolean;
  readonly x509Certificates?: readonly ScimCertificate[];
  readonly entitlements?: readonly ScimEntitlement[];
  readonly [ENTERPRISE_SCHEMA]?: { readonly organization?: string; readonly [attribute: string]: unknown };
  /** Attributes that are not ours. */
  readonly [attribute: string]: unknown;
}

interface ScimCertificate {
  /** DER in base64. */
  readonly value: string;
  readonly display?: string;
  readonly primary?: boolean;
}

interface ScimEntitlement {
  readonly value: string;
  readonly type?: string;
}

/** An object found by a search: enough to tell whose it is. */
export interface UserSummary {
  readonly id: string;
  readonly externalId: string | undefined;
  readonly userName: string | undefined;
}

export interface UserPage {
  readonly total: number;
  /** Entries of the page, those without an id included. */
  readonly received: number;
  readonly users: readonly UserSummary[];
}

/** What the registry says of itself at `/ServiceProviderConfig`; whatever it does not say, it cannot do. */
export interface Features {
  readonly filter: boolean;
  readonly etag: boolean;
}

/** Reads a user; null when the body is something else. Malformed parts read as absent. */
export function readUser(body: unknown): ScimUser | null {
  const userName = text(member(body, 'userName'));
  if (!isObject(body) || userName === undefined) return null;
  const schemas = list(member(body, 'schemas')).filter((schema) => typeof schema === 'string');
  const enterprise = member(body, ENTERPRISE_SCHEMA);
  const active = member(body, 'active');
  return {
    ...body,
    schemas,
    userName,
    externalId: text(member(body, 'externalId')),
    displayName: text(member(body, 'displayName')),
    active: typeof active === 'boolean' ? active : undefined,
    x509Certificates: list(member(body, 'x509Certificates')).flatMap((entry) => {
      const value = text(member(entry, 'value'));
      return value === undefined ? [] : [{ value }];
    }),
    entitlements: list(member(body, 'entitlements')).flatMap((entry) => {
      const value = text(member(entry, 'value'));
      return value === undefined ? [] : [{ value, type: text(member(entry, 'type')) }];
    }),
    [ENTERPRISE_SCHEMA]: isObject(enterprise)
      ? { ...enterprise, organization: text(member(enterprise, 'organization')) }
      : undefined,
  };
}

/** The version as the body gives it, for registries that send no `ETag` header. */
export function versionOf(user: ScimUser): string | undefined {
  return text(member(user['meta'], 'version'));
}

/** Reads one page of a ListResponse; null when the body is something else. An empty page may leave `Resources` out. */
export function readPage(body: unknown): UserPage | null {
  const total = member(body, 'totalResults');
  if (typeof total !== 'number') return null;
  const entries = list(member(body, 'Resources'));
  const users = entries.flatMap((entry) => {
    const id = text(member(entry, 'id'));
    if (id === undefined) return [];
    return [{ id, externalId: text(member(entry, 'externalId')), userName: text(member(entry, 'userName')) }];
  });
  return { total, received: entries.length, users };
}

export function readFeatures(body: unknown): Features {
  const supports = (part: string): boolean => member(member(body, part), 'supported') === true;
  return { filter: supports('filter'), etag: supports('etag') };
}

/** The error keyword (RFC 7644 table 9) and whether the error is about certificates; the server's own words stay out. */
export function readError(body: unknown): { keyword: string | undefined; aboutCertificates: boolean } {
  const keyword = text(member(body, 'scimType'));
  return {
    keyword: keyword !== undefined && /^[A-Za-z]{1,40}$/.test(keyword) ? keyword : undefined,
    aboutCertificates: /x509|certificate/i.test((text(member(body, 'detail')) ?? '').slice(0, 2000)),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
