import { randomBytes, randomUUID } from 'node:crypto';
import type { ClientRecord } from './client-record.js';
import { BASIC_SCOPE, SERVICE_ACCOUNT_SCOPE, type ClientScopes } from './client-scopes.js';
import { AdminRefusal } from './refusals.js';

export type Body = Readonly<Record<string, unknown>>;

const MAX_TEXT = 255;

/** What a client has of which nothing was said, as Keycloak 26 shows it. */
const DEFAULTS = {
  surrogateAuthRequired: false,
  enabled: true,
  alwaysDisplayInConsole: false,
  clientAuthenticatorType: 'client-secret',
  redirectUris: [],
  webOrigins: [],
  notBefore: 0,
  bearerOnly: false,
  consentRequired: false,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  publicClient: false,
  frontchannelLogout: false,
  protocol: 'openid-connect',
  authenticationFlowBindingOverrides: {},
  fullScopeAllowed: true,
  nodeReRegistrationTimeout: -1,
};

const ATTRIBUTE_DEFAULTS = {
  realm_client: 'false',
  'backchannel.logout.session.required': 'true',
  'backchannel.logout.revoke.offline.tokens': 'false',
};

const FIELDS = new Set([
  ...Object.keys(DEFAULTS),
  ...['id', 'clientId', 'name', 'description', 'type', 'rootUrl', 'adminUrl', 'baseUrl', 'secret', 'attributes'],
  ...[
    'registrationAccessToken',
    'defaultRoles',
    'authorizationServicesEnabled',
    'directGrantsOnly',
    'access',
    'origin',
  ],
  ...['registeredNodes', 'protocolMappers', 'defaultClientScopes', 'optionalClientScopes', 'authorizationSettings'],
]);

/**
 * A new client. Scopes that the realm does not have are left out without a word; the service account brings its own.
 * @throws AdminRefusal
 */
export function newClient(body: Body, scopes: ClientScopes): ClientRecord {
  check(body);
  const id = typeof body['id'] === 'string' ? body['id'] : randomUUID();
  const { defaultClientScopes, optionalClientScopes, access: _shownOnly, ...given } = withoutNulls(body);
  const silent = defaultClientScopes === undefined && optionalClientScopes === undefined;
  const known = (names: unknown): string[] => texts(names).filter((name) => scopes.named(name));
  const client = {
    ...DEFAULTS,
    ...given,
    id,
    clientId: typeof body['clientId'] === 'string' ? body['clientId'] : id,
    secret: typeof body['secret'] === 'string' ? body['secret'] : randomBytes(24).toString('base64url'),
    attributes: mergedAttributes(
      { ...ATTRIBUTE_DEFAULTS, 'client.secret.creation.time': String(Math.floor(Date.now() / 1000)) },
      body['attributes'],
    ),
    defaultClientScopes: silent ? [BASIC_SCOPE] : known(defaultClientScopes),
    optionalClientScopes: known(optionalClientScopes),
  };
  return withServiceAccountScope(client);
}

/**
 * Keycloak merges: what the body leaves out stays, attributes are merged one by one, and one that is null or empty is
 * removed. Scopes in the body are not looked at; they have routes of their own.
 * @throws AdminRefusal
 */
export function mergedClient(before: ClientRecord, body: Body): ClientRecord {
  check(body);
  const {
    id: _fixed,
    access: _shownOnly,
    defaultClientScopes: _a,
    optionalClientScopes: _b,
    ...given
  } = withoutNulls(body);
  return withServiceAccountScope({
    ...before,
    ...given,
    attributes: mergedAttributes(before.attributes, body['attributes']),
  });
}

/** As the admin API shows it to somebody who may manage clients. */
export function shownClient(client: ClientRecord): object {
  return { ...client, access: { view: true, configure: true, manage: true } };
}

function check(body: Body): void {
  const unknown = Object.keys(body).find((field) => !FIELDS.has(field));
  if (unknown !== undefined)
    throw new AdminRefusal(400, {
      error: `Invalid json representation for ClientRepresentation. Unrecognized field "${unknown}".`,
    });
  if (body['clientId'] === '')
    throw new AdminRefusal(400, { error: 'invalid_input', error_description: 'Client ID cannot be blank' });
  // Too long for its column: found out late, in the database, and so as a 500.
  if (['name', 'description'].some((field) => String(body[field] ?? '').length > MAX_TEXT))
    throw new AdminRefusal(500, {
      error: 'unknown_error',
      error_description: 'For more on this error consult the server log.',
    });
}

/** Values are text, whatever was given. */
function mergedAttributes(before: Readonly<Record<string, string>>, given: unknown): Record<string, string> {
  const merged = { ...before };
  for (const [name, value] of Object.entries((given ?? {}) as Record<string, unknown>)) {
    if (value === null || value === '') delete merged[name];
    else merged[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  if (merged['use.jwks.string'] === 'true' && merged['use.jwks.url'] === 'true')
    throw new AdminRefusal(400, {
      error: 'invalid_input',
      error_description: 'The "Use JWKS" switch and the switch "Use JWKS URL" cannot be ON at the same time.',
    });
  return merged;
}

function withServiceAccountScope(client: ClientRecord): ClientRecord {
  const others = client.defaultClientScopes.filter((name) => name !== SERVICE_ACCOUNT_SCOPE);
  if (!client.serviceAccountsEnabled) return { ...client, defaultClientScopes: others };
  const has = client.defaultClientScopes.includes(SERVICE_ACCOUNT_SCOPE);
  return has ? client : { ...client, defaultClientScopes: [SERVICE_ACCOUNT_SCOPE, ...others] };
}

function withoutNulls(body: Body): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
