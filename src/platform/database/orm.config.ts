import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { defineConfig, type EntityClass, type Options } from '@mikro-orm/postgresql';

/** Settings that every process shares; only the address and the entities differ. */
export function ormOptions(address: string, entities: readonly EntityClass<object>[], poolMax: number): Options {
  return defineConfig({
    clientUrl: address,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    pool: { min: 0, max: poolMax },
    driverOptions: { idle_in_transaction_session_timeout: 10_000, connectionTimeoutMillis: 5_000 },
    forceUtcTimezone: true,
    // BullMQ owns this schema; without the setting MikroORM would plan to drop it.
    schemaGenerator: { ignoreSchema: ['bullmq'] },
    allowGlobalContext: false,
    // The database exists and its owner is not ours: see docs/operations.md.
    ensureDatabase: false,
  });
}
