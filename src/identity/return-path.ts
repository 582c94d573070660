const DEFAULT_RETURN_PATH = '/';

/**
 * The page to go to after sign-in: a path on this site, or the first page for anything that a browser could read as
 * another site (`//host`, backslashes, control characters, another scheme) or as a step of sign-in itself.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2048) return DEFAULT_RETURN_PATH;
  if (!/^\/(?!\/)[!-~]*$/.test(wanted) || wanted.includes('\\')) return DEFAULT_RETURN_PATH;
  // A browser removes dot segments before it looks: `/.//host` must not turn into `//host`.
  const resolved = URL.parse(wanted, BASE);
  if (resolved?.origin !== BASE || resolved.pathname.startsWith('//')) return DEFAULT_RETURN_PATH;
  if (/^\/auth(?:\/|$)/i.test(resolved.pathname)) return DEFAULT_RETURN_PATH;
  return resolved.pathname + resolved.search + resolved.hash;
}

const BASE = 'https://this.invalid';
