import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { parseTrustFile } from '../parse/parse-trust-file.js';
import { TrustStore, TrustStoreError, type TrustFile } from '../trust-store.js';
import type { Certificate } from '../x509/certificate.js';
import { describeCertificate, type CertificateFacts } from '../x509/certificate-facts.js';
import { displayName } from '../x509/distinguished-name.js';
import { isSelfSigned } from '../x509/verify-signature.js';

/** One certificate of the folder, as operations see it. */
export interface ListedAuthority {
  readonly facts: CertificateFacts;
  readonly role: 'anchor' | 'intermediate';
  /** Name of the file that holds it. */
  readonly file: string;
}

/** A whole folder, read and found usable. */
export interface AnchorFolder {
  readonly store: TrustStore;
  readonly authorities: readonly ListedAuthority[];
  /** SHA-256 over names and contents: processes with the same digest trust the same. */
  readonly digest: string;
}

/** Throws {@link TrustStoreError} naming every file that cannot be used, with the reason. */
export async function readAnchorFolder(directory: string): Promise<AnchorFolder> {
  const files = await readTrustFiles(directory);
  if (files.length === 0) throw new TrustStoreError(`${directory}: the folder is empty`);
  return anchorFolderOf(files);
}

/** @throws ConfigurationError where the folder that the variable names cannot be used */
export async function readConfiguredAnchors(variable: string, directory: string): Promise<AnchorFolder> {
  try {
    return await readAnchorFolder(directory);
  } catch (error) {
    throw error instanceof TrustStoreError ? new ConfigurationError([`${variable} ${error.message}`]) : error;
  }
}

/**
 * The same for files that are not in a folder yet. Stricter than the store itself, which anything may be in without
 * harm: what can vouch for nobody is in the folder by mistake.
 */
export function anchorFolderOf(files: readonly TrustFile[]): AnchorFolder {
  const authorities: ListedAuthority[] = [];
  const faults: string[] = [];
  for (const file of files) {
    try {
      authorities.push(...authoritiesIn(file));
    } catch (error) {
      if (!(error instanceof TrustStoreError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) throw new TrustStoreError(faults.join('; '));
  if (!authorities.some(({ role }) => role === 'anchor'))
    throw new TrustStoreError('no self-signed certificate, so no trust anchor');
  return { store: TrustStore.fromFiles(files), authorities, digest: digestOf(files) };
}

function authoritiesIn(file: TrustFile): readonly ListedAuthority[] {
  // Judged alone first, for the faults that the store itself refuses.
  TrustStore.fromFiles([file]);
  return parseTrustFile(file.bytes).certificates.map((certificate) => {
    if (!mayVouch(certificate))
      throw new TrustStoreError(`${file.name}: ${displayName(certificate.subject)}: not a certificate authority`);
    const selfSigned = isSelfSigned(certificate);
    const facts = describeCertificate(certificate, selfSigned);
    return { facts, role: selfSigned ? 'anchor' : 'intermediate', file: file.name };
  });
}

/** RFC 5280, section 6.1.4 (k) and (n): as issuers in a path are judged. */
function mayVouch({ version, extensions }: Certificate): boolean {
  const { basicConstraints, keyUsage } = extensions.values;
  return version === 3 && basicConstraints?.ca === true && (keyUsage?.includes('keyCertSign') ?? true);
}

function digestOf(files: readonly TrustFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** Every file but hidden ones and folders, by name. A mounted folder holds links to its files, so links are followed. */
async function readTrustFiles(directory: string): Promise<readonly TrustFile[]> {
  const entries = await readOr(directory, () => readdir(directory, { withFileTypes: true }));
  const names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, bytes: await readOr(name, () => readFile(join(directory, name))) })),
  );
}

async function readOr<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new TrustStoreError(`${name}: cannot be read (${code})`, { cause: error });
  }
}
