import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SenderDirectory } from '../identity/bearer/sender-directory.port.js';
import type { Organisation } from '../identity/mandate.js';
import { Sender } from './sender.entity.js';

/** The senders that exist, as identity knows them. */
@Injectable()
export class RegisteredSenders extends SenderDirectory {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async organisationOf(senderNumber: string): Promise<Organisation | null> {
    const sender = await this.em.findOne(Sender, { number: senderNumber, erasedAt: null });
    if (!sender) return null;
    const { organisationNumber: number, organisationName: name, context, capacity } = sender;
    return { number, name, context, capacity };
  }
}
