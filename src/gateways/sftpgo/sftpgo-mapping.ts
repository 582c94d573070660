import type { DesiredAccount, MarkedObject } from '../../provisioning/gateway.port.js';
import { markerFor, readMarker, writeMarker } from './sftpgo-marker.js';
import { folderPrefix } from './sftpgo-remnants.js';
import type { SftpgoConfig } from './sftpgo.config.js';
import type { SftpgoFilters, SftpgoFolder, SftpgoUser, SftpgoVirtualFolder } from './sftpgo.wire.js';

/** The server's rule for names, narrowed so that a code is never `.` or `..` when it becomes a directory. */
const SAFE_CODE = /^[A-Za-z0-9][A-Za-z0-9\-_.~]*$/;
/** One or more directory names, none of them `.` or `..`. */
const SAFE_GRANT = /^\/?(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)*$/u;
/** Absolute, and nowhere upwards. */
const SAFE_DIRECTORY = /^(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)+$/u;
/** Beginnings by which the server knows a hash; anything else it would take for a password in clear, and hash it again. */
const TAKEN_HASHES = ['$argon2id$', '$2a$', '$6$'];
const MAX_DESCRIPTION = 512;
/** More could not be written within the calls of one round, not even when every folder is already there. */
const MAX_FOLDERS = 25;

const IN_A_FOLDER = ['list', 'download', 'upload', 'overwrite', 'delete', 'rename', 'create_dirs', 'chtimes'];
const OUTSIDE_FOLDERS = ['list'];

/** Denied is everything but the one way in that the channel promises. */
const LOGIN_METHODS = {
  key: ['publickey'],
  password: ['password'],
  others: [
    'password-over-SSH',
    'keyboard-interactive',
    'publickey+password',
    'publickey+keyboard-interactive',
    'TLSCertificate',
    'TLSCertificate+password',
  ],
};

/** What the server must hold for one account, in its own words. */
export interface Target {
  readonly signsInBy: 'password' | 'key';
  readonly user: SftpgoUser;
  readonly folders: readonly SftpgoFolder[];
}

type Unmappable = 'permission-not-known' | 'not-accepted';

export function isOurs(user: SftpgoUser, config: SftpgoConfig, reference: MarkedObject): boolean {
  const marker = readMarker(user);
  return marker?.instance === config.instanceId && marker.account === reference.accountId;
}

/** The folders in a user's tree that we made for this account. */
export function ownFolders(user: SftpgoUser, config: SftpgoConfig, reference: MarkedObject): SftpgoVirtualFolder[] {
  return (user.virtual_folders ?? []).filter(({ name }) => name.startsWith(folderPrefix(config.instanceId, reference)));
}

/**
 * The wanted state, laid over what the server has now: its other fields survive, ours are set. Names a reason where the
 * account cannot be expressed at this gateway.
 */
export function targetFor(
  config: SftpgoConfig,
  desired: DesiredAccount,
  current: SftpgoUser | null,
): Target | Unmappable {
  const { accountId, channel, login, passwordHash, permissions } = desired;
  if (channel !== 'FTP' && channel !== 'SFTP') return 'not-accepted';
  if (permissions.length > MAX_FOLDERS) return 'not-accepted';
  if (passwordHash !== null && !TAKEN_HASHES.some((start) => passwordHash.startsWith(start))) return 'not-accepted';
  if (permissions.some(({ directory }) => directory !== undefined && !SAFE_DIRECTORY.test(directory)))
    return 'not-accepted';
  if (!permissions.every(({ code, grant }) => SAFE_CODE.test(code) && SAFE_GRANT.test(grant))) {
    return 'permission-not-known';
  }
  const base = `${config.homeRoot.replace(/\/+$/, '')}/${accountId}`;
  const folders = permissions.map(({ code, grant, directory }) => ({
    name: folderPrefix(config.instanceId, desired) + code,
    mapped_path: directory ?? `${base}/folders/${code}`,
    virtual_path: virtualPath(grant),
  }));
  if (new Set(folders.map(({ virtual_path }) => virtual_path)).size < folders.length) return 'permission-not-known';

  const mine = new Set(folders.map(({ virtual_path }) => virtual_path));
  const kept = (current?.virtual_folders ?? []).filter(
    ({ name, virtual_path }) => !name.startsWith(folderPrefix(config.instanceId, desired)) && !mine.has(virtual_path),
  );
  const user: SftpgoUser = {
    ...current,
    username: login,
    status: desired.enabled ? 1 : 0,
    expiration_date: 0,
    description: `${desired.organisationName} - ${desired.name}`.slice(0, MAX_DESCRIPTION),
    additional_info: writeMarker(current, markerFor(config.instanceId, desired)),
    home_dir: `${base}/home`,
    ...(channel === 'FTP' && passwordHash !== null && { password: passwordHash }),
    public_keys: channel === 'SFTP' ? desired.sshPublicKeys : [],
    permissions: {
      ...keptPermissions(current, kept),
      '/': OUTSIDE_FOLDERS,
      ...Object.fromEntries(folders.map(({ virtual_path }) => [virtual_path, IN_A_FOLDER])),
    },
    virtual_folders: [
      ...kept,
      ...folders.map(({ name, virtual_path }) => ({ name, virtual_path, quota_size: -1, quota_files: -1 })),
    ],
    filters: { ...current?.filters, ...ownFilters(channel) },
  };
  const signsInBy = channel === 'FTP' ? 'password' : 'key';
  return { signsInBy, user, folders: folders.map(({ name, mapped_path }) => ({ name, mapped_path })) };
}

export function virtualPath(grant: string): string {
  return `/${grant.replace(/^\//, '')}`;
}

function ownFilters(channel: 'FTP' | 'SFTP'): Required<SftpgoFilters> {
  const { key, password, others } = LOGIN_METHODS;
  return {
    denied_protocols: [channel === 'FTP' ? 'SSH' : 'FTP', 'DAV', 'HTTP'],
    denied_login_methods: [...(channel === 'FTP' ? key : password), ...others],
    ftp_security: channel === 'FTP' ? 1 : 0,
  };
}

/** Permissions on folders of somebody else's stay; on ours, and on those that we took away, only we decide. */
function keptPermissions(
  current: SftpgoUser | null,
  kept: readonly SftpgoVirtualFolder[],
): Record<string, readonly string[]> {
  const entries = Object.entries(current?.permissions ?? {});
  return Object.fromEntries(
    entries.filter(([path]) =>
      kept.some(({ virtual_path }) => path === virtual_path || path.startsWith(`${virtual_path}/`)),
    ),
  );
}
