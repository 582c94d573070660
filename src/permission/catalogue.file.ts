import { readFile } from 'node:fs/promises';
import type pg from 'pg';

interface CatalogueEntry {
  readonly code: string;
  readonly channels: readonly string[];
  readonly folder?: string;
  readonly scope?: string;
  readonly placeholder: boolean;
  readonly offered?: boolean;
  readonly label: { readonly nl: string; readonly fr: string; readonly de: string; readonly en: string };
}

const CATALOGUE = new URL('../../../data/permission-catalogue.json', import.meta.url);

/** The catalogue as the product ships it; the database's checks refuse an entry that is not usable. */
export async function readCatalogue(): Promise<readonly CatalogueEntry[]> {
  return JSON.parse(await readFile(CATALOGUE, 'utf8')) as readonly CatalogueEntry[];
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
