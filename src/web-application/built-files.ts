import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface BuiltFile {
  readonly type: string;
  /** Whether its name changes with its content. */
  readonly immutable: boolean;
  readonly forms: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
};
const HASHED = /-[\w-]{8}\.(js|css)$/;

/** What the build of the web application made, read once: no other file can be asked for. */
export class BuiltFiles {
  readonly page: string;
  private readonly assets: ReadonlyMap<string, BuiltFile>;

  /** @throws Error where the web application was not built */
  constructor(folder = builtFolder()) {
    this.page = readFileSync(join(folder, 'index.html'), 'utf8');
    const assets = join(folder, 'assets');
    const names = readdirSync(assets).filter((name) => TYPES[extname(name)]);
    this.assets = new Map(names.map((name) => [name, readBuiltFile(assets, name)]));
  }

  asset(name: string): BuiltFile | undefined {
    return this.assets.get(name);
  }
}

function readBuiltFile(folder: string, name: string): BuiltFile {
  const path = join(folder, name);
  return {
    type: TYPES[extname(name)] as string,
    immutable: HASHED.test(name),
    forms: {
      identity: readFileSync(path),
      ...(existsSync(`${path}.br`) && { br: readFileSync(`${path}.br`) }),
      ...(existsSync(`${path}.gz`) && { gzip: readFileSync(`${path}.gz`) }),
    },
  };
}

/** `dist/web` lies at the same height as the sources and as the compiled output, whichever runs. */
function builtFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'dist', 'web');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
  }
  throw new Error('The web application was not built: run `npm run build`.');
}
