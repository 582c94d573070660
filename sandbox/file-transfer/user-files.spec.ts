import { closeSync, constants, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserRecord } from './records.js';
import { failureOf, UserFiles } from './user-files.js';
import { UserTree } from './user-tree.js';

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_TRUNC } = constants;

describe("a user's files", () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'user-files-'));
    mkdirSync(join(root, 'home'));
    await writeFile(join(root, 'home/file'), 'content');
  });
  afterAll(() => rm(root, { recursive: true }));

  const open = (granted: string[], name: string, flags: number): string => {
    const user = { username: 'u', home_dir: '/home', permissions: { '/': granted } } as unknown as UserRecord;
    try {
      closeSync(new UserFiles(new UserTree(root, user, () => undefined)).open(name, flags));
      return 'opened';
    } catch (error) {
      return failureOf(error);
    }
  };

  it('are not changed or made by somebody who may only read', async () => {
    expect(open(['download'], '/file', O_RDONLY)).toBe('opened');
    expect(open(['download'], '/file', O_RDONLY | O_TRUNC)).toBe('denied');
    expect(open(['download'], '/new', O_RDONLY | O_CREAT)).toBe('denied');
    expect(open(['download'], '/file', O_RDWR)).toBe('denied');
    expect(await readFile(join(root, 'home/file'), 'utf8')).toBe('content');
  });

  it('are not read by somebody who may only write', () => {
    expect(open(['upload', 'overwrite'], '/file', O_WRONLY)).toBe('opened');
    for (const flags of [O_RDONLY, O_RDONLY | O_CREAT, O_RDWR])
      expect(open(['upload', 'overwrite'], '/file', flags)).toBe('denied');
  });

  it('are files: a directory is not opened, and what is missing is missing', () => {
    mkdirSync(join(root, 'home/directory'));
    expect(open(['*'], '/directory', O_RDONLY)).toBe('denied');
    expect(open(['*'], '/nothing', O_RDONLY)).toBe('missing');
  });
});
