import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../account/account-view.js';
import { AccountReader } from '../../account/account.reader.js';
import { recordAction } from '../../audit/audit-trail.js';
import { Contact } from '../../contact/contact.entity.js';
import { Sender } from '../../contact/sender.entity.js';
import type { Operator } from '../../identity/operator.js';
import { pageOf, type Page } from '../../platform/http/page-cursor.js';
import { Problem } from '../../platform/http/problem.js';

/** What a sender's own people see. */
export interface SenderView {
  readonly contact: Contact;
  readonly accounts: readonly AccountView[];
}

/** Any sender, for the people who run the product: found, and looked at without changing anything. */
@Injectable()
export class OpsSendersService {
  constructor(
    private readonly em: EntityManager,
    private readonly reader: AccountReader,
  ) {}

  /** In the order of their numbers. */
  async search(given: string, after: string | undefined, limit: number): Promise<Page<Sender>> {
    // Control characters stand in no name, and the database takes not all of them.
    const q = given.replace(/\p{Cc}/gu, '').trim();
    const digits = q.replace(/[\s.]/g, '');
    const found = await this.em.find(
      Sender,
      {
        erasedAt: null,
        $and: [
          {
            $or: [{ number: digits }, { organisationNumber: digits }, { organisationName: { $ilike: containing(q) } }],
          },
          after === undefined ? {} : { number: { $gt: after } },
        ],
      },
      { orderBy: { number: 'asc' }, limit: limit + 1 },
    );
    return pageOf(found, limit, ({ number }) => number);
  }

  /**
   * That somebody looked is committed before anything is shown.
   * @throws Problem `resource/not-found`
   */
  async look(operator: Operator, number: string): Promise<SenderView> {
    const contact = await this.em.findOne(Contact, { sender: { number } }, { populate: ['sender'] });
    if (!contact) throw new Problem('resource/not-found');
    const { id: senderId } = contact.sender;
    const em = this.em.fork();
    recordAction(em, operator, 'sender.looked-at', { senderId });
    await em.flush();
    return { contact, accounts: (await this.reader.ofSender(number)) ?? [] };
  }
}

/** What was typed stands for itself, whatever it means in a pattern. */
function containing(q: string): string {
  return `%${q.replace(/[\\%_]/g, '\\$&')}%`;
}
