import type { Request } from 'express';

/** As far as Express's router shows what it holds. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods that some route accepts on the address of this request, as `Allow` lists them; empty for an unknown address. */
export function allowedMethods({ app, path }: Request): readonly string[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  const methods = stack
    .filter((layer) => matches(layer, path))
    .map(({ route }) => Object.keys(route?.methods ?? {}))
    // Nest mounts middleware as routes for every method there is; none of ours answers TRACE.
    .filter((accepted) => !accepted.includes('trace'))
    .flat()
    .map((method) => method.toUpperCase());
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}

/** A path that cannot be decoded matches nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
