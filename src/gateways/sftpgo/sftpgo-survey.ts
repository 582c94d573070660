import { posix } from 'node:path';
import type { DesiredAccount, MarkedObject, Surveyed } from '../../provisioning/gateway.port.js';
import { differences } from './sftpgo-comparison.js';
import { isOurs, targetFor, virtualPath } from './sftpgo-mapping.js';
import { firstMarker, readMarker, writeMarker } from './sftpgo-marker.js';
import type { SftpgoConfig } from './sftpgo.config.js';
import type { SftpgoUser } from './sftpgo.wire.js';

/** Why a user cannot be taken over. */
type NotAdoptable = { readonly notAdoptable: string };

/** How a user that somebody else made differs from what an account needs, with its files left where they are. */
export function survey(config: SftpgoConfig, desired: DesiredAccount, current: SftpgoUser): Surveyed | NotAdoptable {
  const folders = current.virtual_folders ?? [];
  if ([current, ...folders].some(({ filesystem }) => (filesystem?.provider ?? 0) !== 0))
    return { notAdoptable: 'its files do not lie on the server’s own disk' };
  const directories = directoriesOf(current, desired);
  const kept = desired.permissions.map((each) => ({ ...each, directory: directories[each.code] }));
  const target = targetFor(config, { ...desired, permissions: kept }, current);
  if (typeof target === 'string') return { notAdoptable: `the account cannot be expressed here: ${target}` };
  return {
    outcome: 'found',
    marker: markedBy(config, desired, current),
    enabled: current.status === 1 && !isOver(current),
    differences: differences(current, target),
    directories,
  };
}

/** The user with our marker and everything else as it was, for a PUT that would reset what is left out. */
export function withMarker(config: SftpgoConfig, reference: MarkedObject, current: SftpgoUser): SftpgoUser {
  return { ...current, additional_info: writeMarker(current, firstMarker(config.instanceId, reference)) };
}

export function markedBy(config: SftpgoConfig, reference: MarkedObject, current: SftpgoUser): Surveyed['marker'] {
  if (isOurs(current, config, reference)) return 'this-account';
  return readMarker(current) ? 'another' : 'none';
}

function isOver({ expiration_date: end = 0 }: SftpgoUser): boolean {
  return end !== 0 && end <= Date.now();
}

/** Where the files of each permission lie: in what hangs at its folder already, else in that folder of the home directory. */
function directoriesOf(current: SftpgoUser, { permissions }: DesiredAccount): Record<string, string> {
  return Object.fromEntries(
    permissions.map(({ code, grant }) => {
      const path = virtualPath(grant);
      const hung = current.virtual_folders?.find(({ virtual_path }) => virtual_path === path);
      const directory =
        hung?.mapped_path === undefined ? current.home_dir + path : `${hung.mapped_path}/${hung.subpath ?? ''}`;
      return [code, posix.normalize(directory).replace(/\/+$/, '')];
    }),
  );
}
