import type { Channel } from '../../../../src/account/channel/channel.js';
import type { Chance } from '../chance.js';
import type { StormDatabase } from '../stage/storm-database.js';

/** A permission of the catalogue, and what grants it at a gateway. */
export interface OfferedPermission {
  readonly code: string;
  readonly channels: readonly string[];
  readonly folder: string | null;
  readonly scope: string | null;
}

const MOST_AT_ONCE = 3;

/** The catalogue, as the database of the storm has it. */
export class Offered {
  private constructor(readonly all: readonly OfferedPermission[]) {}

  static async read(database: StormDatabase): Promise<Offered> {
    return new Offered(
      await database.sql<OfferedPermission>('select code, channels, folder, scope from permission where offered'),
    );
  }

  /** Codes of one to three of them. */
  some(channel: Channel, chance: Chance): string[] {
    const fitting = this.all.filter(({ channels }) => channels.includes(channel));
    return chance
      .shuffled(fitting)
      .slice(0, chance.between(1, MOST_AT_ONCE))
      .map(({ code }) => code);
  }

  scopesOf(codes: readonly string[]): string[] {
    return this.all.filter(({ code }) => codes.includes(code)).flatMap(({ scope }) => scope ?? []);
  }

  get scopes(): ReadonlySet<string> {
    return new Set(this.all.flatMap(({ scope }) => scope ?? []));
  }
}
