import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError, type FolderRecord, type UserRecord } from './records.js';

interface State {
  nextId: number;
  users: Record<string, UserRecord>;
  folders: Record<string, FolderRecord>;
}

/** Users and folders in one JSON file. Every change is on disk (written beside, then renamed) before the call returns. */
export class RecordStore {
  private readonly file: string;
  private state: State = { nextId: 1, users: {}, folders: {} };

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.file = join(dataDir, 'state.json');
    if (existsSync(this.file)) this.state = JSON.parse(readFileSync(this.file, 'utf8')) as State;
  }

  users(): UserRecord[] {
    return Object.values(this.state.users).sort((a, b) => (a.username < b.username ? -1 : 1));
  }

  folders(): FolderRecord[] {
    return Object.values(this.state.folders).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  user(name: string): UserRecord | undefined {
    return Object.hasOwn(this.state.users, name) ? this.state.users[name] : undefined;
  }

  folder(name: string): FolderRecord | undefined {
    return Object.hasOwn(this.state.folders, name) ? this.state.folders[name] : undefined;
  }

  nextId(): number {
    return this.state.nextId;
  }

  /** A mapping to a folder that does not exist fails late, in the database, and so as a 500. */
  putUser(user: UserRecord): void {
    for (const { name } of user.virtual_folders ?? []) {
      if (!this.folder(name)) throw new ApiError(500, 'database error: NOT NULL constraint failed: folder_id');
    }
    const nextId = Math.max(this.state.nextId, user.id + 1);
    this.save({ ...this.state, nextId, users: { ...this.state.users, [user.username]: user } });
  }

  deleteUser(name: string): void {
    this.save({ ...this.state, users: without(this.state.users, name) });
  }

  putFolder(folder: FolderRecord): void {
    this.save({ ...this.state, folders: { ...this.state.folders, [folder.name]: folder } });
  }

  /** Takes the folder out of every user that has it, without a word. */
  deleteFolder(name: string): void {
    const users = Object.entries(this.state.users).map(([username, user]) => [
      username,
      { ...user, virtual_folders: user.virtual_folders?.filter((mapping) => mapping.name !== name) },
    ]);
    const folders = without(this.state.folders, name);
    this.save({ ...this.state, users: Object.fromEntries(users) as State['users'], folders });
  }

  private save(state: State): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(state, null, 1), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    this.state = state;
  }
}

function without<Value>(record: Record<string, Value>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
