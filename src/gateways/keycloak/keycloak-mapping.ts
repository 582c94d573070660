import { isUUID } from 'class-validator';
import type { DesiredAccount, MarkedObject, Surveyed } from '../../provisioning/gateway.port.js';
import { keySet } from './keycloak-keys.js';
import type { KeycloakClient, KeycloakScope, OwnedFields } from './keycloak.wire.js';

/** Whose client it is; holds `<instance id>:<account id>`. */
const ACCOUNT = 'chaman.account';
/** The revision that was written last, for operations. Not compared: a newer one alone is no reason to write. */
const REVISION = 'chaman.revision';
/** Longer texts do not fit Keycloak's columns: it answers status 500. */
const MAX_TEXT = 255;
/** Tokens that were issued live on after a removal, so they are short. In seconds. */
const TOKEN_LIFESPAN = '300';

/** The one way to a token: the account's own, for an assertion signed with one of its keys. */
const FLOWS = {
  protocol: 'openid-connect',
  publicClient: false,
  bearerOnly: false,
  serviceAccountsEnabled: true,
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  fullScopeAllowed: false,
} as const;
/** Further ways to tokens, or to tokens that live on. */
const FLOWS_OFF = [
  'oauth2.device.authorization.grant.enabled',
  'oidc.ciba.grant.enabled',
  'standard.token.exchange.enabled',
  'client_credentials.use_refresh_token',
];

export function isOurs(client: KeycloakClient, instanceId: string, reference: MarkedObject): boolean {
  return client.attributes[ACCOUNT] === markerOf(instanceId, reference);
}

/** An attribute of another installation tells that somebody else looks after this client. */
export function markedBy(client: KeycloakClient, instanceId: string, reference: MarkedObject): Surveyed['marker'] {
  if (isOurs(client, instanceId, reference)) return 'this-account';
  return client.attributes[ACCOUNT] ? 'another' : 'none';
}

/** The client as it was read, with our marker. */
export function withMarker(
  client: KeycloakClient,
  instanceId: string,
  reference: MarkedObject,
): Record<string, unknown> {
  return merge(client, { attributes: { [ACCOUNT]: markerOf(instanceId, reference) } });
}

/** The client as one of ours; none when it carries no marker of this installation. */
export function markedObject({ clientId, attributes }: KeycloakClient, instanceId: string): MarkedObject[] {
  const marker = attributes[ACCOUNT] ?? '';
  const accountId = marker.slice(instanceId.length + 1);
  return isUUID(accountId) && marker === markerOf(instanceId, { accountId }) ? [{ accountId, login: clientId }] : [];
}

/** What we decide about a client; null when a certificate has a key that Keycloak cannot be given. */
export function ownedFields(instanceId: string, desired: DesiredAccount): OwnedFields | null {
  const keys = keySet(desired.certificates);
  if (keys === null) return null;
  return {
    name: fitting(desired.name),
    description: fitting(desired.organisationName),
    enabled: desired.enabled,
    ...FLOWS,
    clientAuthenticatorType: 'client-jwt',
    attributes: {
      [ACCOUNT]: markerOf(instanceId, desired),
      [REVISION]: String(desired.revision),
      'use.jwks.string': 'true',
      'jwks.string': keys,
      'use.jwks.url': '',
      // One algorithm for all keys would lock out those of the other kind.
      'token.endpoint.auth.signing.alg': '',
      'access.token.lifespan': TOKEN_LIFESPAN,
      ...Object.fromEntries(FLOWS_OFF.map((attribute) => [attribute, ''])),
    },
  };
}

/** Ours over what was read. Its secret, which opens nothing, is not sent back. */
export function merge(current: KeycloakClient, owned: OwnedFields): Record<string, unknown> {
  const { secret: _secret, access: _access, ...kept } = current;
  return { ...kept, ...owned, attributes: { ...current.attributes, ...owned.attributes } };
}

/** Names the parts in which a client differs from what it shall be, its scopes apart. */
export function differences(current: OwnedFields, owned: OwnedFields): string[] {
  const parts: Readonly<Record<string, (fields: OwnedFields) => unknown>> = {
    name: ({ name }) => name ?? '',
    description: ({ description }) => description ?? '',
    enabled: ({ enabled }) => enabled,
    flows: (fields) => [
      ...Object.keys(FLOWS).map((field) => fields[field as keyof typeof FLOWS]),
      ...FLOWS_OFF.map((attribute) => attributeOf(fields, attribute)),
    ],
    authentication: (fields) => [
      fields.clientAuthenticatorType,
      attributeOf(fields, 'token.endpoint.auth.signing.alg'),
    ],
    keys: (fields) => ['use.jwks.string', 'use.jwks.url', 'jwks.string'].map((name) => attributeOf(fields, name)),
    'token-lifespan': (fields) => attributeOf(fields, 'access.token.lifespan'),
  };
  return Object.entries(parts)
    .filter(([, part]) => JSON.stringify(part(current)) !== JSON.stringify(part(owned)))
    .map(([name]) => name);
}

/** What must happen to a client's scopes, so that its permissions are exactly the wanted ones. */
export interface ScopeChange {
  readonly remove: readonly KeycloakScope[];
  readonly add: readonly KeycloakScope[];
  /** Wanted, but the realm has no such scope. */
  readonly unknown: readonly string[];
}

/**
 * Permissions are the scopes that stand in a token's `scope`. The others say how tokens are built (`basic`, `service_account`,
 * an audience, …): they are the realm's, and stay. An optional scope is granted to who asks for it, so none may be left; and
 * one that shall be a default scope must first be taken off the optional ones, else Keycloak ignores the addition.
 */
export function scopeChange(
  current: KeycloakClient,
  realm: readonly KeycloakScope[],
  grants: readonly string[],
): ScopeChange {
  const wanted = new Set(grants);
  const isDefault = new Set(current.defaultClientScopes);
  const isOptional = new Set(current.optionalClientScopes);
  const isPermission = ({ name, inToken }: KeycloakScope): boolean => inToken || wanted.has(name);
  const known = new Set(realm.map(({ name }) => name));
  return {
    remove: realm.filter(
      (scope) =>
        isPermission(scope) && (isOptional.has(scope.name) || (isDefault.has(scope.name) && !wanted.has(scope.name))),
    ),
    add: realm.filter(({ name }) => wanted.has(name) && !isDefault.has(name)),
    unknown: [...wanted].filter((name) => !known.has(name)),
  };
}

/** `false` and nothing at all mean the same. */
function attributeOf({ attributes }: OwnedFields, name: string): string {
  const value = attributes[name] ?? '';
  return value === 'false' ? '' : value;
}

function markerOf(instanceId: string, { accountId }: Pick<MarkedObject, 'accountId'>): string {
  return `${instanceId}:${accountId}`;
}

function fitting(text: string): string {
  // A character that is cut in half would be no text any more.
  return text.slice(0, MAX_TEXT).toWellFormed();
}
