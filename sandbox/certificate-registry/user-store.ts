import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryUser } from './user-schema.js';

/** A user with what the registry knows about it. */
export interface StoredUser {
  readonly user: RegistryUser;
  readonly version: number;
  readonly created: string;
  readonly lastModified: string;
}

/** The registry's users in one JSON file. A change is on the disk, as a whole or not at all, before it returns. */
export class UserStore {
  private readonly file: string;
  private readonly users: Map<string, StoredUser>;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.file = join(directory, 'users.json');
    const stored = existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as StoredUser[]) : [];
    this.users = new Map(stored.map((each) => [each.user.id, each]));
  }

  all(): readonly StoredUser[] {
    return [...this.users.values()];
  }

  get(id: string): StoredUser | undefined {
    return this.users.get(id);
  }

  /** The holder of a user name, which is unique ignoring case. */
  holderOf(userName: string): StoredUser | undefined {
    return this.all().find(({ user }) => user.userName.toLowerCase() === userName.toLowerCase());
  }

  put(user: RegistryUser): StoredUser {
    const now = new Date().toISOString();
    const before = this.users.get(user.id);
    const stored = { user, version: (before?.version ?? 0) + 1, created: before?.created ?? now, lastModified: now };
    this.users.set(user.id, stored);
    this.write();
    return stored;
  }

  delete(id: string): boolean {
    const existed = this.users.delete(id);
    if (existed) this.write();
    return existed;
  }

  private write(): void {
    const next = `${this.file}.next`;
    writeFileSync(next, JSON.stringify(this.all(), null, 1), { mode: 0o600, flush: true });
    renameSync(next, this.file);
  }
}
