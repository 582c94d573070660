import type { RecordStore } from './record-store.js';
import type { UserRecord } from './records.js';
import type { Reception } from './delivery/reception.js';
import { UserFiles } from './user-files.js';
import { UserTree } from './user-tree.js';

/** Who may sign in how, and to which files: the same for every protocol. */
export class UserAccess {
  constructor(
    private readonly store: RecordStore,
    private readonly filesDir: string,
    /** Who takes in what is delivered; nobody where absent. */
    private readonly reception?: Reception,
  ) {}

  /** The user of this name, where they may sign in over this protocol with this method; the caller checks the credential. */
  candidate(username: string, protocol: 'SSH' | 'FTP', method: 'publickey' | 'password'): UserRecord | undefined {
    const user = this.store.user(username);
    if (!user) return undefined;
    const { status, expiration_date, filters } = user;
    const expired = expiration_date > 0 && expiration_date <= Date.now();
    const denied = filters.denied_protocols?.includes(protocol) || filters.denied_login_methods?.includes(method);
    return status === 1 && !expired && !denied ? user : undefined;
  }

  /** False once somebody has changed or removed the user since this record was read. */
  isCurrent(user: UserRecord): boolean {
    return this.store.user(user.username)?.updated_at === user.updated_at;
  }

  /** Undefined when the user's directories cannot be made, such as below a file of another user. */
  filesOf(user: UserRecord): UserFiles | undefined {
    try {
      const tree = new UserTree(this.filesDir, user, (name) => this.store.folder(name));
      return new UserFiles(tree, (place) => this.reception?.arrived(user.username, place));
    } catch {
      return undefined;
    }
  }
}
