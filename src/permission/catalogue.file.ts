import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { ConfigurationError } from '../platform/config/configuration-error.js';
import { parseCatalogue, type CatalogueEntry } from './catalogue-entry.js';

const SHIPPED = new URL('../../../data/permission-catalogue.json', import.meta.url);

/**
 * The catalogue that the product ships, and after it the installation's own file where there is one: its entries come on top,
 * and take the place of shipped ones with the same code.
 *
 * @throws ConfigurationError with everything that is wrong in a file
 */
export async function readCatalogue(ownFile = ''): Promise<readonly CatalogueEntry[]> {
  const shipped = parseCatalogue(await readFile(SHIPPED, 'utf8'), 'the catalogue of permissions that is shipped');
  return ownFile === '' ? shipped : [...shipped, ...(await readOwn(ownFile))];
}

async function readOwn(file: string): Promise<readonly CatalogueEntry[]> {
  try {
    return parseCatalogue(await readFile(file, 'utf8'), file);
  } catch (error) {
    throw new ConfigurationError([`PERMISSION_CATALOGUE cannot be used. ${(error as Error).message}`]);
  }
}

/** Adds and updates entries by their code. Entries that the file lacks stay, since accounts may carry them. */
export async function upsertCatalogue(client: pg.Client, entries: readonly CatalogueEntry[]): Promise<void> {
  for (const { code, channels, folder, scope, placeholder, offered, label } of entries)
    await client.query(
      `insert into permission (code, channels, folder, scope, placeholder, offered, label_nl, label_fr, label_de, label_en)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (code) do update set channels = excluded.channels, folder = excluded.folder, scope = excluded.scope,
         placeholder = excluded.placeholder, offered = excluded.offered, label_nl = excluded.label_nl, label_fr = excluded.label_fr,
         label_de = excluded.label_de, label_en = excluded.label_en`,
      [code, channels, folder, scope, placeholder, offered ?? true, label.nl, label.fr, label.de, label.en],
    );
}
