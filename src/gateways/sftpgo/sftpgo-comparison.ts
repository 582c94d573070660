import { isDeepStrictEqual } from 'node:util';
import { readMarker } from './sftpgo-marker.js';
import type { Target } from './sftpgo-mapping.js';
import type { SftpgoUser } from './sftpgo.wire.js';

/** How each part that we own is read from a user; lists are sets, for the server answers them in its own order. */
const PARTS: Readonly<Record<string, (user: SftpgoUser, mappedPath: (name: string) => string | undefined) => unknown>> =
  {
    status: (user) => user.status,
    expiry: (user) => user.expiration_date ?? 0,
    description: (user) => user.description ?? '',
    home: (user) => user.home_dir,
    'public-keys': (user) => set(user.public_keys),
    password: (user) => readMarker(user)?.password,
    permissions: (user) => Object.fromEntries(Object.entries(user.permissions).map(([path, all]) => [path, set(all)])),
    folders: (user, mappedPath) =>
      set(
        user.virtual_folders?.map(({ name, virtual_path, subpath }) =>
          JSON.stringify([name, virtual_path, subpath ?? '', mappedPath(name)]),
        ),
      ),
    protocols: (user) => set(user.filters?.denied_protocols),
    'login-methods': (user) => set(user.filters?.denied_login_methods),
    'ftp-security': (user) => user.filters?.ftp_security ?? 0,
  };

/** The parts in which the server's user differs from the wanted one. The revision in the marker is not compared. */
export function differences(current: SftpgoUser, wanted: Target): string[] {
  const now = new Map(current.virtual_folders?.map(({ name, mapped_path }) => [name, mapped_path]));
  const then = new Map([...now, ...wanted.folders.map(({ name, mapped_path }) => [name, mapped_path] as const)]);
  const differing = Object.entries(PARTS)
    .filter(
      ([, read]) =>
        !isDeepStrictEqual(
          read(current, (name) => now.get(name)),
          read(wanted.user, (name) => then.get(name)),
        ),
    )
    .map(([part]) => part);
  const passwordGone = wanted.signsInBy === 'password' && current.has_password !== true;
  return passwordGone && !differing.includes('password') ? [...differing, 'password'] : differing;
}

function set(values: readonly string[] | undefined): string[] {
  return [...new Set(values)].sort();
}
