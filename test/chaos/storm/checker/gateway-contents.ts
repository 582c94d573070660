import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ClientRecord } from '../../../../sandbox/authorization-server/client-record.js';
import type { RegistryUser } from '../../../../sandbox/certificate-registry/user-schema.js';
import type { UserRecord } from '../../../../sandbox/file-transfer/records.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import { sshFingerprint } from '../load/credentials.js';

/** What opens a door at one gateway, in words that all gateways share. */
export interface HeldObject {
  readonly gateway: GatewayName;
  readonly login: string;
  /** As its marker says. */
  readonly accountId: string;
  readonly enabled: boolean;
  readonly name: string;
  /** Codes (registry, folders), or scopes (authorization server). */
  readonly permissions: readonly string[];
  readonly certificates: readonly string[];
  readonly sshKeys: readonly string[];
  readonly passwordHash?: string;
}

/**
 * What the gateways hold at this very moment: their own files, which they write before they answer. Read without a pause, so that
 * nothing comes in between.
 */
export function gatewayContents(directory: string, scopes: ReadonlySet<string>): readonly HeldObject[] {
  const { users } = read<{ users: Record<string, UserRecord> }>(join(directory, 'file-transfer', 'state.json'), {
    users: {},
  });
  const registered = read<{ user: RegistryUser }[]>(join(directory, 'certificate-registry', 'users.json'), []);
  const clients = read<ClientRecord[]>(join(directory, 'authorization-server', 'clients.json'), []);
  return [
    ...Object.values(users).map(transferUser),
    ...registered.map(({ user }) => registryUser(user)),
    ...clients.filter(({ attributes }) => attributes['chaman.account']).map((client) => restClient(client, scopes)),
  ];
}

function transferUser(user: UserRecord): HeldObject {
  const accountId = accountIn(user.additional_info);
  const folders = user.virtual_folders ?? [];
  const inTree = Object.keys(user.permissions).filter((path) => path !== '/');
  return {
    ...{ gateway: 'file-transfer', login: user.username, accountId },
    enabled: user.status === 1 && user.expiration_date === 0,
    name: user.description?.split(' - ').at(-1) ?? '',
    // A folder that is mapped but not permitted, or the other way round, counts for nothing.
    permissions: folders
      .filter(({ virtual_path }) => inTree.includes(virtual_path))
      .map(({ name }) => name.slice(name.indexOf(accountId) + accountId.length + 1)),
    certificates: [],
    sshKeys: (user.public_keys ?? []).map(sshFingerprint),
    ...(user.password !== undefined && { passwordHash: user.password }),
  };
}

function registryUser(user: RegistryUser): HeldObject {
  return {
    ...{ gateway: 'certificate-registry', login: user.userName, accountId: accountIn(user.externalId) },
    enabled: user['active'] === true,
    name: String(user['displayName']),
    permissions: ((user['entitlements'] ?? []) as { value: string }[]).map(({ value }) => value),
    certificates: (user.x509Certificates ?? []).map(({ value = '' }) => sha256(Buffer.from(value, 'base64'))),
    sshKeys: [],
  };
}

function restClient(client: ClientRecord, scopes: ReadonlySet<string>): HeldObject {
  const { keys } = JSON.parse(client.attributes['jwks.string'] ?? '{"keys":[]}') as { keys: { x5c?: string[] }[] };
  return {
    ...{
      gateway: 'authorization-server',
      login: client.clientId,
      accountId: accountIn(client.attributes['chaman.account']),
    },
    enabled: client.enabled && client.serviceAccountsEnabled,
    name: String(client['name']),
    permissions: client.defaultClientScopes.filter((scope) => scopes.has(scope)),
    certificates: keys.flatMap(({ x5c: [value] = [] }) =>
      value === undefined ? [] : [sha256(Buffer.from(value, 'base64'))],
    ),
    sshKeys: [],
  };
}

function read<Content>(file: string, absent: Content): Content {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent;
    throw error;
  }
}

function accountIn(text = ''): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? '';
}

function sha256(der: Buffer): string {
  return createHash('sha256').update(der).digest('hex');
}
