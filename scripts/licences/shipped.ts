import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';

/** A package of others that goes wherever the product goes. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** In the image, in the files that browsers load, or in both. */
  readonly where: readonly ('server' | 'browser')[];
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
}

/** Written by the build of the web application: each bundled package, with the text of its licence. */
const BUNDLED_FILE = join(PROJECT_ROOT, 'dist/web/assets/licences.md');
const BUNDLED = /^## (\S+) - (\S+) \((.+)\)$/gm;

/**
 * Every package that is shipped: what the image installs, as docker/Dockerfile does, and what the web application bundles.
 * @throws Error where the web application was not built, or a package tells no licence
 */
export function shippedPackages(): readonly ShippedPackage[] {
  const shipped = new Map<string, ShippedPackage>();
  for (const each of [...installed(), ...bundled()]) {
    const key = `${each.name}@${each.version}`;
    shipped.set(key, { ...each, where: [...(shipped.get(key)?.where ?? []), ...each.where] });
  }
  return [...shipped.values()].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

export function nameOf({ name, version }: Pick<ShippedPackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

function installed(): readonly ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional, optional, peer }]) => path !== '' && !dev && !devOptional && !optional && !peer)
    .map(([path, { version = '', license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? ownWord(path),
      where: ['server'],
    }));
}

/** Packages whose licence stands in their read-me alone, as somebody read it there. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'node_modules/pause': 'MIT' };

/** Old packages tell it in another form, which the lock file leaves out. */
function ownWord(path: string): string {
  const byHand = READ_BY_HAND[path];
  if (byHand !== undefined) return byHand;
  const file = join(PROJECT_ROOT, path, 'package.json');
  const { licenses = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly licenses?: readonly { readonly type: string }[];
  };
  if (licenses.length === 0) throw new Error(`${path} tells no licence`);
  return licenses.map(({ type }) => type).join(' OR ');
}

function bundled(): readonly ShippedPackage[] {
  if (!existsSync(BUNDLED_FILE)) throw new Error('The web application was not built: run `npm run build`.');
  const text = readFileSync(BUNDLED_FILE, 'utf8');
  return [...text.matchAll(BUNDLED)].map(([, name = '', version = '', licence = '']) => ({
    name,
    version,
    licence,
    where: ['browser'],
  }));
}
