import { isUUID } from 'class-validator';
import type { DesiredAccount, MarkedObject } from '../../provisioning/gateway.port.js';
import { ENTERPRISE_SCHEMA, USER_SCHEMA, type ScimUser, type UserSummary } from './scim.wire.js';

/** Our marker: an object whose `externalId` equals it belongs to this account of this installation. */
export function markerOf(instanceId: string, reference: Pick<MarkedObject, 'accountId'>): string {
  return `${instanceId}:${reference.accountId}`;
}

/** The user as one of ours; none when it carries no marker of this installation. */
export function markedObject({ externalId = '', userName = '' }: UserSummary, instanceId: string): MarkedObject[] {
  const accountId = externalId.slice(instanceId.length + 1);
  return isUUID(accountId) && externalId === markerOf(instanceId, { accountId })
    ? [{ accountId, login: userName }]
    : [];
}

/** What we own of a user. Everything else belongs to the registry and others, and is kept. */
export function ownedPart(desired: DesiredAccount, marker: string): ScimUser {
  return {
    schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
    externalId: marker,
    userName: desired.login,
    displayName: desired.name,
    active: desired.enabled,
    x509Certificates: desired.certificates.map(({ name, der }, position) => ({
      value: Buffer.from(der).toString('base64'),
      display: name,
      ...(position === 0 ? { primary: true } : {}),
    })),
    entitlements: desired.permissions.map(({ code }) => ({ value: code, type: desired.channel })),
    [ENTERPRISE_SCHEMA]: { organization: desired.organisationName },
  };
}

/** The full replacement that a PUT asks for: ours over what was read. `meta` is the registry's to write. */
export function merge(current: ScimUser, owned: ScimUser): ScimUser {
  const { meta: _meta, ...kept } = current;
  return {
    ...kept,
    ...owned,
    schemas: [...new Set([...current.schemas, ...owned.schemas])],
    [ENTERPRISE_SCHEMA]: { ...current[ENTERPRISE_SCHEMA], ...owned[ENTERPRISE_SCHEMA] },
  };
}

/** The user as it was sent to us, with our marker. */
export function withMarker(current: ScimUser, marker: string): ScimUser {
  const { meta: _meta, ...kept } = current;
  return { ...kept, externalId: marker };
}

/**
 * Names the owned parts in which two users differ. Certificates are compared as a set of DER, so their order and display
 * names do not count; user names ignore case (RFC 7643 section 4.1.1).
 */
export function differences(current: ScimUser, owned: ScimUser): string[] {
  const parts: Readonly<Record<string, (user: ScimUser) => unknown>> = {
    'user-name': (user) => user.userName.toLowerCase(),
    name: (user) => user.displayName ?? '',
    active: (user) => user.active,
    certificates: (user) => set(user.x509Certificates?.map(({ value }) => canonicalBase64(value))),
    permissions: (user) => set(user.entitlements?.map(({ value, type }) => JSON.stringify([type, value]))),
    organisation: (user) => user[ENTERPRISE_SCHEMA]?.organization ?? '',
  };
  return Object.entries(parts)
    .filter(([, part]) => part(current) !== part(owned))
    .map(([name]) => name);
}

/** A registry may wrap the lines of a value or leave its padding out. */
function canonicalBase64(value: string): string {
  return Buffer.from(value, 'base64').toString('base64');
}

function set(values: readonly string[] = []): string {
  return [...new Set(values)].sort().join('\n');
}
