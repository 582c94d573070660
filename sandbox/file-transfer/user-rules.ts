import { posix } from 'node:path';
import ssh2 from 'ssh2';
import { ApiError, type FolderMapping, type FolderRecord, type UserFilters } from './records.js';

const NAME = /^[A-Za-z0-9\-_.~]+$/;
const PROTOCOLS = ['SSH', 'FTP', 'DAV', 'HTTP'];
const LOGIN_METHODS = [
  'publickey',
  'password',
  'password-over-SSH',
  'keyboard-interactive',
  'publickey+password',
  'publickey+keyboard-interactive',
  'TLSCertificate',
  'TLSCertificate+password',
];
const PERMISSIONS = [
  ...['*', 'list', 'download', 'upload', 'overwrite', 'delete', 'delete_files', 'delete_dirs', 'rename'],
  ...['rename_files', 'rename_dirs', 'create_dirs', 'create_symlinks', 'chmod', 'chown', 'chtimes', 'copy'],
];

type Body = Readonly<Record<string, unknown>>;

function invalid(message: string): ApiError {
  return new ApiError(400, `validation error: ${message}`);
}

export function asBody(value: unknown): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiError(400, 'invalid JSON body');
  return value as Body;
}

export function text(body: Body, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new ApiError(400, `cannot read ${field} as text`);
  return value;
}

export function integer(body: Body, field: string): number {
  const value = body[field] ?? 0;
  if (!Number.isSafeInteger(value)) throw new ApiError(400, `cannot read ${field} as a number`);
  return value as number;
}

export function list(body: Body, field: string): readonly unknown[] {
  const value = body[field] ?? [];
  if (!Array.isArray(value)) throw new ApiError(400, `cannot read ${field} as a list`);
  return value;
}

function texts(body: Body, field: string): string[] {
  const values = list(body, field);
  if (!values.every((value) => typeof value === 'string')) throw new ApiError(400, `cannot read ${field} as texts`);
  return [...new Set(values as string[])];
}

export function validName(body: Body, field: string): string {
  const name = text(body, field);
  if (!name) throw invalid(`${field} is mandatory`);
  if (!NAME.test(name)) throw invalid(`${field} "${name}" is not valid, allowed: a-zA-Z0-9-_.~`);
  return name;
}

export function validFolder(body: Body): FolderRecord {
  const path = text(body, 'mapped_path');
  if (!path || !posix.isAbsolute(path)) throw invalid(`invalid mapped path "${path ?? ''}"`);
  const description = text(body, 'description');
  return { name: validName(body, 'name'), mapped_path: posix.normalize(path), ...(description && { description }) };
}

export function validHome(body: Body): string {
  const home = text(body, 'home_dir');
  if (!home || !posix.isAbsolute(home)) throw invalid('home_dir must be an absolute path');
  return posix.normalize(home);
}

export function validStatus(body: Body): number {
  const status = integer(body, 'status');
  if (status !== 0 && status !== 1) throw invalid(`invalid user status: ${status}`);
  return status;
}

/** Old or short keys are refused with their position; duplicates vanish. */
export function validKeys(body: Body): string[] {
  const keys = texts(body, 'public_keys').filter((key) => key.trim() !== '');
  keys.forEach((line, position) => {
    const key = ssh2.utils.parseKey(line);
    if (key instanceof Error) throw invalid(`cannot parse public key at position ${position}: no key found`);
    if (key.type === 'ssh-dss') throw invalid(`DSA is not allowed for key at position ${position}`);
    if (key.type === 'ssh-rsa' && rsaBits(key.getPublicSSH()) < 2048) {
      throw invalid(`invalid size for rsa key at position ${position}, minimum 2048`);
    }
  });
  return keys;
}

/** The blob holds three length-prefixed fields: type, exponent, modulus. */
function rsaBits(blob: Buffer): number {
  const next = (at: number): number => at + 4 + blob.readUInt32BE(at);
  const modulus = blob.subarray(next(next(0)) + 4);
  return BigInt(`0x${modulus.toString('hex')}`).toString(2).length;
}

export function validPermissions(body: Body): Record<string, string[]> {
  const permissions = asBody(body['permissions'] ?? {});
  if (Object.keys(permissions).length === 0) throw invalid('please grant some permissions to this user');
  if (!permissions['/']) throw invalid('permissions for the root dir "/" must be set');
  const result: Record<string, string[]> = {};
  for (const path of Object.keys(permissions)) {
    const granted = texts(permissions, path);
    if (granted.length === 0 && path === '/') throw invalid(`no permissions granted for the directory: "${path}"`);
    const unknown = granted.find((permission) => !PERMISSIONS.includes(permission));
    if (unknown !== undefined) throw invalid(`invalid permission: "${unknown}"`);
    const clean = posix.normalize(path).replace(/(?<=.)\/$/, '');
    if (!posix.isAbsolute(path) || (clean === '/' && path !== '/')) {
      throw invalid(`cannot set permissions for non absolute path: "${path}"`);
    }
    result[clean] = granted.includes('*') ? ['*'] : granted;
  }
  return result;
}

export function validMappings(body: Body): FolderMapping[] {
  const seen = new Set<string>();
  const names = new Set<string>();
  const mappings = list(body, 'virtual_folders').map((entry) => {
    const mapping = asBody(entry);
    const virtualPath = posix.normalize(text(mapping, 'virtual_path') ?? '').replace(/(?<=.)\/$/, '');
    if (!posix.isAbsolute(virtualPath) || virtualPath === '/') throw invalid(`invalid virtual path "${virtualPath}"`);
    if (seen.has(virtualPath)) throw invalid(`virtual folder path "${virtualPath}" is used twice`);
    seen.add(virtualPath);
    const [quotaSize, quotaFiles] = [integer(mapping, 'quota_size'), integer(mapping, 'quota_files')];
    if (quotaSize < -1 || quotaFiles < -1 || (quotaSize === -1) !== (quotaFiles === -1)) throw invalid('invalid quota');
    const subpath = text(mapping, 'subpath');
    const name = validName(mapping, 'name');
    if (names.has(name)) throw invalid(`the folder "${name}" is used twice`);
    names.add(name);
    return {
      name,
      virtual_path: virtualPath,
      quota_size: quotaSize,
      quota_files: quotaFiles,
      ...(subpath && { subpath }),
    };
  });
  // A join brings them back in its own order, not in the order they were given.
  return mappings.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function validFilters(body: Body): UserFilters {
  const filters = asBody(body['filters'] ?? {});
  oneOf(texts(filters, 'denied_protocols'), PROTOCOLS, 'denied_protocols');
  oneOf(texts(filters, 'denied_login_methods'), LOGIN_METHODS, 'denied_login_methods');
  if (![0, 1].includes(integer(filters, 'ftp_security'))) throw invalid('invalid FTP security value');
  // Empty parts are not shown, so that an absent field and an empty list are the same to a reader.
  return Object.fromEntries(
    Object.entries(filters).filter(
      ([, value]) => value && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function oneOf(values: string[], allowed: readonly string[], field: string): void {
  const unknown = values.find((value) => !allowed.includes(value));
  if (unknown !== undefined) throw invalid(`invalid ${field}: "${unknown}"`);
  if (values.length >= allowed.length) throw invalid(`invalid ${field}: all are denied`);
}
