import { EntityManager, type FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Sender } from '../../contact/sender.entity.js';
import { pageOf, type Page } from '../../platform/http/page-cursor.js';
import type { AuditAction } from '../audit-action.js';
import { AuditEvent } from '../audit-event.entity.js';
import { firstIdAt } from '../first-id-at.js';

export interface AuditCriteria {
  readonly senderId?: string;
  readonly accountId?: string;
  readonly actorId?: string;
  readonly action?: AuditAction;
  /** None of these. */
  readonly except?: readonly AuditAction[];
  /** Not before this moment. */
  readonly from?: Date;
  /** Before this moment. */
  readonly to?: Date;
}

export interface AuditPageRequest {
  /** Key of the last event before this page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** What a page's cursor stands for. */
export const EVENT_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An event's id is made a moment before or after its time is read. */
const APART_MS = 60_000;

/** Reads the trail, newest first, each page from an index in its order: m0002 and m0007. */
@Injectable()
export class AuditTrailReader {
  constructor(private readonly em: EntityManager) {}

  async page(criteria: AuditCriteria, { after, limit }: AuditPageRequest): Promise<Page<AuditEvent>> {
    const { from, to, except, ...equal } = criteria;
    const where: FilterQuery<AuditEvent>[] = [
      Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined)),
      ...(after === undefined ? [] : [{ id: { $lt: after } }]),
      ...(except ? [{ action: { $nin: [...except] } }] : []),
      ...(from ? [{ at: { $gte: from }, id: { $gte: firstIdAt(from.getTime() - APART_MS) } }] : []),
      ...(to ? [{ at: { $lt: to }, id: { $lt: firstIdAt(to.getTime() + APART_MS) } }] : []),
    ];
    const read = await this.em.find(AuditEvent, { $and: where }, { orderBy: { id: 'desc' }, limit: limit + 1 });
    return pageOf(read, limit, ({ id }) => id);
  }

  /** Of a sender that was erased, too. */
  async senderIdWith(number: string): Promise<string | null> {
    const sender = await this.em.findOne(Sender, { number });
    if (sender) return sender.id;
    const [erased] = await this.em.execute<{ id: string }[]>(
      `select erased_sender_id as id from issued_identifier
       where kind = 'sender-number' and value = ? and erased_sender_id is not null`,
      [number],
    );
    return erased?.id ?? null;
  }

  /** Number of each sender that these events name, by the sender's id. */
  async senderNumbers(events: readonly AuditEvent[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(events.flatMap(({ senderId }) => senderId ?? []))];
    if (ids.length === 0) return new Map();
    const rows = await this.em.execute<{ id: string; number: string }[]>(
      `select id, number from sender where id in (?)
       union select erased_sender_id, value from issued_identifier where erased_sender_id in (?)`,
      [ids, ids],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }
}
