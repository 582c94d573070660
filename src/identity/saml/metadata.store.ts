import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../platform/database/database-pool.js';

export interface KeptMetadata {
  readonly document: string;
  readonly readAt: Date;
}

/** The last good metadata of each provider: so a process can start while the source does not answer. */
@Injectable()
export class MetadataStore {
  constructor(private readonly database: DatabasePool) {}

  async keep(entityId: string, document: string): Promise<void> {
    await this.database.pool.query(
      `insert into identity_provider_metadata (entity_id, document) values ($1, $2)
       on conflict (entity_id) do update set document = excluded.document, read_at = now()`,
      [entityId, document],
    );
  }

  async kept(entityId: string): Promise<KeptMetadata | null> {
    const { rows } = await this.database.pool.query<{ document: string; read_at: Date }>(
      'select document, read_at from identity_provider_metadata where entity_id = $1',
      [entityId],
    );
    const [row] = rows;
    return row ? { document: row.document, readAt: row.read_at } : null;
  }
}
