import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustStore, TrustStoreError, type TrustFile } from './trust-store.js';

/**
 * Reads the folder that operations keep: every file in it, PEM or DER, except hidden ones and folders. Throws
 * {@link TrustStoreError} for a folder that cannot be read, holds no anchor, or holds a file that is something else.
 */
export async function readTrustStore(directory: string): Promise<TrustStore> {
  const store = TrustStore.fromFiles(await readTrustFiles(directory));
  if (store.anchors.length === 0)
    throw new TrustStoreError(`${directory}: no self-signed certificate, so no trust anchor`);
  return store;
}

/** The files themselves, by name. Throws {@link TrustStoreError} for a folder or a file that cannot be read. */
export async function readTrustFiles(directory: string): Promise<readonly TrustFile[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    // A mounted folder holds links to its files, so links are followed.
    const names = entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
    return await Promise.all(
      names.sort().map(async (name) => ({ name, bytes: await readFile(join(directory, name)) })),
    );
  } catch (error) {
    throw new TrustStoreError(`${directory}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, {
      cause: error,
    });
  }
}
