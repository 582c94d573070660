import { open, type FileHandle } from 'node:fs/promises';

const MIB = 1024 * 1024;
/** One byte more than an upload may have: enough to be judged too large. */
const ENOUGH_OF_A_LARGE_FILE = 64 * 1024 + 1;

/** Why a file could not be read. */
export type FileProblem = 'not-found' | 'is-a-folder' | 'not-permitted' | 'not-readable';
const PROBLEMS: Readonly<Record<string, FileProblem>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'is-a-folder',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
};

/** A file's bytes, of a file above one MiB only the first 64 KiB and one. Pipes and devices are read as far. */
export async function readBounded(path: string): Promise<Uint8Array | FileProblem> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const status = await handle.stat();
    const limit = status.isFile() && status.size <= MIB ? MIB : ENOUGH_OF_A_LARGE_FILE;
    const chunks: Buffer[] = [];
    for await (const chunk of handle.createReadStream({ end: limit - 1, autoClose: false }))
      chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    return PROBLEMS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'not-readable';
  } finally {
    await handle?.close();
  }
}
