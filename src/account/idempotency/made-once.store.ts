import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import type { Issue } from '../../platform/rule/issue.js';
import type { RepeatableRequest } from './repeatable-request.js';

/** What a request led to the first time. */
export interface MadeOnce {
  readonly accountId: string;
  readonly warnings: readonly Issue[];
}

const KEPT = `created_at > now() - interval '24 hours'`;

/** Remembers for a day what each `Idempotency-Key` of a sender led to. */
@Injectable()
export class MadeOnceStore {
  constructor(private readonly em: EntityManager) {}

  /** @throws Problem `request/idempotency-key-reused` when the key came with another request before */
  async find(senderId: string, request: RepeatableRequest | undefined): Promise<MadeOnce | undefined> {
    if (!request) return undefined;
    const [row] = await this.em
      .fork()
      .execute<{ fingerprint: string; account_id: string; warnings: Issue[] }[]>(
        `select fingerprint, account_id, warnings from idempotency_key where sender_id = ? and key = ? and ${KEPT}`,
        [senderId, request.key],
      );
    if (!row) return undefined;
    if (!request.fingerprints.includes(row.fingerprint)) throw new Problem('request/idempotency-key-reused');
    return { accountId: row.account_id, warnings: row.warnings };
  }

  /**
   * First statement of the transaction that makes something: a twin of the request waits here until the first one is committed,
   * then fails, and finds what was made.
   */
  async remember(
    em: EntityManager,
    senderId: string,
    request: RepeatableRequest | undefined,
    made: MadeOnce,
  ): Promise<void> {
    if (!request) return;
    await em.execute(`delete from idempotency_key where sender_id = ? and not (${KEPT})`, [senderId]);
    await em.execute(
      'insert into idempotency_key (sender_id, key, fingerprint, account_id, warnings) values (?, ?, ?, ?, ?::jsonb)',
      [senderId, request.key, request.fingerprints[0] ?? '', made.accountId, JSON.stringify(made.warnings)],
    );
  }
}
