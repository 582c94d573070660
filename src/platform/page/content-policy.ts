/**
 * The policy of a page (CSP 3): everything comes from this site, nothing is inline, nobody may frame it. `nonce`: for style
 * elements that components make · `images`: where they may come from besides.
 */
export function pagePolicy({
  nonce,
  images = '',
}: { readonly nonce?: string; readonly images?: 'data:' | '' } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' ${images}`.trim(),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
