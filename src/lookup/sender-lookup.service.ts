import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Contact } from '../contact/contact.entity.js';
import { Sender } from '../contact/sender.entity.js';
import { pageOf, type Page } from '../platform/http/page-cursor.js';
import { Problem } from '../platform/http/problem.js';

/** Senders, for other systems. */
@Injectable()
export class SenderLookupService {
  constructor(private readonly em: EntityManager) {}

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
  async show(number: string): Promise<Sender> {
    const sender = await this.em.findOne(Sender, { number, erasedAt: null });
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
