import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Contact } from '../contact/contact.entity.js';
import { Sender, type SenderView } from '../contact/sender.entity.js';
import { DatabasePool } from '../platform/database/database-pool.js';
import { pageOf, type Page } from '../platform/http/page-cursor.js';
import { Problem } from '../platform/http/problem.js';

/** Senders, for other systems. */
@Injectable()
export class SenderLookupService {
  constructor(
    private readonly em: EntityManager,
    private readonly database: DatabasePool,
  ) {}

  /** In the order of their numbers. */
  async list(wanted: {
    readonly organisationNumber: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<Page<Sender>> {
    const { organisationNumber, after, limit } = wanted;
    const read = await this.em.find(
      Sender,
      {
        erasedAt: null,
        ...(organisationNumber !== undefined && { organisationNumber }),
        ...(after !== undefined && { number: { $gt: after } }),
      },
      { orderBy: { number: 'asc' }, limit: limit + 1 },
    );
    return pageOf(read, limit, ({ number }) => number);
  }

  /** @throws Problem `resource/not-found` */
  async show(number: string): Promise<SenderView> {
    const [sender] = await this.database.read<SenderView>('sender', SENDER, [number]);
    if (!sender) throw new Problem('resource/not-found');
    return sender;
  }

  /** @throws Problem `resource/not-found` */
  async contactOf(number: string): Promise<Contact> {
    const contact = await this.em.findOne(Contact, { sender: { number } }, { populate: ['sender'] });
    if (!contact) throw new Problem('resource/not-found');
    return contact;
  }
}

const SENDER = `
  select number, organisation_number as "organisationNumber", organisation_name as "organisationName", context, capacity
  from sender where number = $1 and erased_at is null`;
