/** Changes only what the page shows: when somebody else changed it meanwhile, the answer says so. */
export function onlyIfStill(revision: number): { readonly 'If-Match': string } {
  return { 'If-Match': `"${revision}"` };
}
