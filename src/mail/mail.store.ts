import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { momentOf, type WrittenMoment } from '../platform/database/moment.js';
import type { Language } from '../platform/i18n/language.js';
import type { MailFacts, MailKind } from './mail-kind.js';

/** A mail under lease: no other worker sends it until the lease ends. */
export interface LeasedMail {
  readonly id: string;
  readonly leaseToken: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly language: Language;
  readonly facts: MailFacts;
  readonly queuedAt: Date;
  /** This one included. */
  readonly attempts: number;
}

/** What became of an attempt. */
export type MailOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'refused'; readonly failure: string }
  | { readonly state: 'queued'; readonly failure: string; readonly againInMs: number };

const MS = `interval '1 millisecond'`;

/** The queue of mail and the log of its deliveries, which are one table. Every moment is the database's. */
@Injectable()
export class MailStore {
  constructor(private readonly em: EntityManager) {}

  /** The mail that is due for longest and that nobody holds. */
  async claim(leaseMs: number): Promise<LeasedMail | undefined> {
    const [row] = await this.em.fork().execute<(Omit<LeasedMail, 'queuedAt'> & { queuedAt: WrittenMoment })[]>(
      `update mail set lease_token = ?, lease_until = now() + ? * ${MS}, attempts = attempts + 1
       where id = (select id from mail where next_attempt_at <= now() and (lease_until is null or lease_until < now())
         order by next_attempt_at limit 1 for update skip locked)
       returning id, lease_token as "leaseToken", kind, recipient, language, facts, queued_at as "queuedAt", attempts`,
      [randomUUID(), leaseMs],
    );
    return row && { ...row, queuedAt: momentOf(row.queuedAt) };
  }

  /** Writes the outcome and gives the lease back; nothing where the lease has passed to somebody else. */
  async record({ id, leaseToken }: LeasedMail, outcome: MailOutcome): Promise<void> {
    const failure = outcome.state === 'sent' ? null : outcome.failure;
    const againInMs = outcome.state === 'queued' ? Math.round(outcome.againInMs) : null;
    await this.em.fork().execute(
      `update mail set state = ?, failure = ?, sent_at = case when ? then now() end,
         next_attempt_at = now() + ?::integer * ${MS}, lease_token = null, lease_until = null
       where id = ? and lease_token = ?`,
      [outcome.state, failure, outcome.state === 'sent', againInMs, id, leaseToken],
    );
  }

  /** For a product that sends no mail: what waits will never be sent, or a flood of old news would come one day. Answers how many. */
  switchOff(): Promise<number> {
    return this.changed(`update mail set state = 'switched-off', next_attempt_at = null where state = 'queued'`, []);
  }

  /** Takes what is older and done out of the log. Answers how many. */
  purge(retentionDays: number): Promise<number> {
    return this.changed(`delete from mail where state <> 'queued' and queued_at < now() - ? * interval '1 day'`, [
      retentionDays,
    ]);
  }

  private async changed(statement: string, parameters: readonly unknown[]): Promise<number> {
    const { affectedRows } = await this.em
      .fork()
      .getConnection()
      .execute<{ affectedRows: number }>(statement, [...parameters], 'run');
    return affectedRows;
  }
}
