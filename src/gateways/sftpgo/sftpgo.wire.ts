/** Of a list of users only what tells whose they are. */
export interface ListedUser {
  readonly username: string;
  readonly additional_info?: string;
}

/** The fields of SFTPGo's REST API (2.7) that we read or write. Others are carried along untouched. */
export interface SftpgoUser extends ListedUser {
  /** 1 enabled, 0 disabled. */
  readonly status: number;
  /** Unix milliseconds; 0 never. */
  readonly expiration_date?: number;
  readonly description?: string;
  readonly home_dir: string;
  /** Only ever sent; an answer tells `has_password` instead. */
  readonly password?: string;
  readonly has_password?: boolean;
  readonly public_keys?: readonly string[];
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly virtual_folders?: readonly SftpgoVirtualFolder[];
  readonly filters?: SftpgoFilters;
  readonly filesystem?: SftpgoFilesystem;
}

export interface SftpgoFilesystem {
  /** 0: the server's own disk. */
  readonly provider?: number;
}

export interface SftpgoVirtualFolder {
  readonly name: string;
  readonly virtual_path: string;
  /** Told by the server, taken from the folder of that name. */
  readonly mapped_path?: string;
  /** Where the mapping starts inside the folder; empty for its top. */
  readonly subpath?: string;
  /** -1: counted in the user's own quota. */
  readonly quota_size?: number;
  readonly quota_files?: number;
  /** Told by the server. */
  readonly filesystem?: SftpgoFilesystem;
}

export interface SftpgoFilters {
  readonly denied_protocols?: readonly string[];
  readonly denied_login_methods?: readonly string[];
  /** 1: FTP only over TLS. */
  readonly ftp_security?: number;
}

export interface SftpgoFolder {
  readonly name: string;
  readonly mapped_path: string;
}

/** Of a folder only what tells whose it is, and who uses it. */
export interface ListedFolder {
  readonly name: string;
  readonly users?: readonly unknown[];
  readonly groups?: readonly unknown[];
}

/** The folders of a page, or null when the answer is not a list of them. */
export function asFolders(body: unknown): ListedFolder[] | null {
  return Array.isArray(body) && body.every(isFolder) ? body : null;
}

/** Whether it is a folder whose users, where it tells any, are a list: else one in use would be taken for unused. */
export function isFolder(entry: unknown): entry is ListedFolder {
  const folder = entry as Partial<ListedFolder> | null;
  const lists = [folder?.users, folder?.groups].every(
    (list) => list === undefined || list === null || Array.isArray(list),
  );
  return typeof folder?.name === 'string' && lists;
}

/** A user as answered, or null when the answer is not one. */
export function asUser(body: unknown): SftpgoUser | null {
  const user = body as Partial<SftpgoUser> | null;
  const complete =
    typeof user?.username === 'string' &&
    typeof user.home_dir === 'string' &&
    typeof user.permissions === 'object' &&
    user.permissions !== null &&
    (user.virtual_folders ?? []).every(({ name, virtual_path: path }) =>
      [name, path].every((text) => typeof text === 'string'),
    );
  return complete ? (user as SftpgoUser) : null;
}

/** The users of a page, or null when the answer is not a list of them. */
export function asUserNames(body: unknown): ListedUser[] | null {
  const named = (user: unknown): boolean => typeof (user as Partial<ListedUser> | null)?.username === 'string';
  return Array.isArray(body) && body.every(named) ? (body as ListedUser[]) : null;
}
