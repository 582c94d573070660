import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findPemBlocks } from '../../certificate/parse/pem-blocks.js';
import { TrustStore, TrustStoreError, type TrustFile } from '../../certificate/trust-store.js';
import { UsageError } from '../../platform/process/command-line.js';

const MAX_OCTETS = 64 * 1024 * 1024;

export interface ReadAnchors {
  readonly store: TrustStore;
  /** What could not be used, and why. */
  readonly leftOut: readonly string[];
}

/**
 * Trust anchors from a folder, or from a file with any number of certificates. Where the product at work refuses a
 * folder with anything doubtful in it, this leaves the doubtful ones out and tells: fewer are trusted, never more.
 * @throws UsageError where nothing can be read
 */
export async function readAnchors(path: string): Promise<ReadAnchors> {
  const members = (await filesAt(path)).flatMap(membersOf);
  const leftOut: string[] = [];
  const usable = members.filter((member) => {
    try {
      TrustStore.fromFiles([member]);
      return true;
    } catch (error) {
      if (!(error instanceof TrustStoreError)) throw error;
      leftOut.push(error.message);
      return false;
    }
  });
  return { store: TrustStore.fromFiles(usable), leftOut };
}

async function filesAt(path: string): Promise<readonly TrustFile[]> {
  try {
    const status = await stat(path);
    const paths = status.isDirectory() ? await filesIn(path) : [path];
    const files: TrustFile[] = [];
    let octets = 0;
    for (const each of paths) {
      octets += (await stat(each)).size;
      if (octets > MAX_OCTETS) throw new UsageError(`--anchors: ${path} holds more than 64 MiB.`);
      files.push({ name: basename(each), bytes: await readFile(each) });
    }
    return files;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UsageError(`--anchors: ${path} cannot be read (${code}).`, { cause: error });
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const files: string[] = [];
  for (const path of names.map((name) => join(folder, name))) if ((await stat(path)).isFile()) files.push(path);
  return files;
}

/** Each PEM block for itself, so that one that cannot be used takes no other with it. */
function membersOf(file: TrustFile): readonly TrustFile[] {
  const text = Buffer.from(file.bytes).toString('latin1');
  const blocks = findPemBlocks(text);
  if (blocks.length === 0) return [file];
  return blocks.map(({ label, lines, firstLine, ended }) => ({
    name: `${file.name}, line ${firstLine - 1}`,
    bytes: Buffer.from(
      [`-----BEGIN ${label}-----`, ...lines, ...(ended ? [`-----END ${label}-----`] : []), ''].join('\n'),
      'latin1',
    ),
  }));
}
