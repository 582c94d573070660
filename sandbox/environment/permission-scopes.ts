import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';

/** The scopes of the permission catalogue: what operations have to prepare in the authorization server. */
export async function permissionScopes(): Promise<string[]> {
  const file = join(PROJECT_ROOT, 'data', 'permission-catalogue.json');
  const permissions = JSON.parse(await readFile(file, 'utf8')) as { readonly scope?: string }[];
  return permissions.flatMap(({ scope }) => scope ?? []);
}
