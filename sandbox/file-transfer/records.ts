/** A shared folder as the admin API shows it. */
export interface FolderRecord {
  readonly name: string;
  readonly mapped_path: string;
  readonly description?: string;
}

/** How a folder hangs in one user's tree. */
export interface FolderMapping {
  readonly name: string;
  readonly virtual_path: string;
  readonly quota_size: number;
  readonly quota_files: number;
  readonly subpath?: string;
}

export interface UserFilters {
  readonly denied_protocols?: readonly string[];
  readonly denied_login_methods?: readonly string[];
  readonly [other: string]: unknown;
}

/** A user as kept on disk; `password` is a hash and never leaves the server. */
export interface UserRecord {
  readonly id: number;
  readonly username: string;
  readonly status: number;
  /** Unix milliseconds; 0 never expires. */
  readonly expiration_date: number;
  readonly password?: string;
  readonly public_keys?: readonly string[];
  readonly home_dir: string;
  readonly virtual_folders?: readonly FolderMapping[];
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly filters: UserFilters;
  readonly email?: string;
  readonly description?: string;
  readonly additional_info?: string;
  readonly groups?: readonly unknown[];
  readonly max_sessions: number;
  readonly quota_size: number;
  readonly quota_files: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A refusal of the admin API: the status and the text that the product would answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
