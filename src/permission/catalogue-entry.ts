import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';

const WITH_PERMISSIONS = ['FTP', 'SFTP', 'REST'] as const;

class Label {
  @IsString() @IsNotEmpty() @MaxLength(200) nl!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) fr!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) de!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) en!: string;
}

/** A permission as a catalogue file describes it. */
export class CatalogueEntry {
  /** Never changes: accounts carry it. */
  @IsString()
  @Matches(/^[A-Z][A-Z0-9_]{1,59}$/)
  code!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WITH_PERMISSIONS, { each: true })
  channels!: (typeof WITH_PERMISSIONS)[number][];

  /** The folder of FTP and SFTP accounts. */
  @ValidateIf(({ channels, folder }: CatalogueEntry) => folder !== undefined || has(channels, 'FTP', 'SFTP'))
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  folder?: string;

  /** What the tokens of REST accounts carry; RFC 6749 section 3.3. */
  @ValidateIf(({ channels, scope }: CatalogueEntry) => scope !== undefined || has(channels, 'REST'))
  @IsString()
  @Matches(/^[!#-[\]-~]{1,200}$/)
  scope?: string;

  /** Folder or scope is made up, since the official one is not known. */
  @IsBoolean()
  placeholder!: boolean;

  /** Whether accounts may still get it; default true. Those that have it keep it. */
  @IsOptional()
  @IsBoolean()
  offered?: boolean;

  @ValidateNested()
  @IsNotEmpty()
  @Type(() => Label)
  label!: Label;
}

/** @throws with everything that is wrong in it, so that it can be mended at once */
export function parseCatalogue(text: string, name: string): readonly CatalogueEntry[] {
  const content = JSON.parse(text) as unknown;
  if (!Array.isArray(content)) throw new Error(`${name}: a list of permissions is expected`);
  const entries = plainToInstance(CatalogueEntry, content as object[]);
  const faults = entries.flatMap((entry, index) => {
    const place = `entry ${index + 1}${typeof entry?.code === 'string' ? ` (${entry.code})` : ''}`;
    if (!(entry instanceof CatalogueEntry)) return [`${place}: a permission is expected`];
    const twice = entries.findIndex((other) => other?.code === entry.code) < index ? [`${place}: is there twice`] : [];
    const found = validateSync(entry, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    return [...twice, ...found.flatMap(told).map((fault) => `${place}: ${fault}`)];
  });
  if (faults.length > 0) throw new Error([`${name} is no catalogue of permissions:`, ...faults].join('\n  '));
  return entries;
}

function told({ property, constraints = {}, children = [] }: ValidationError): string[] {
  const inside = children.flatMap(told).map((fault) => `${property}: ${fault}`);
  return [...Object.values(constraints), ...inside];
}

function has(channels: unknown, ...wanted: readonly string[]): boolean {
  return Array.isArray(channels) && channels.some((channel) => wanted.includes(String(channel)));
}
