import { EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContactService } from '../contact/contact.service.js';
import type { Actor } from '../identity/actor.js';
import { Problem } from '../platform/http/problem.js';
import { Account } from './account.entity.js';
import type { Channel } from './channel/channel.js';

/** Everything that pages show of an account. */
export const WHOLE = ['sender', 'certificates', 'sshKeys', 'permissions.permission', 'targets'] as const;

/** An organisation's own accounts; of another's nobody learns anything. */
@Injectable()
export class AccountFinder {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactService,
  ) {}

  /** Every account of the organisation, those still being deleted included. */
  async list(actor: Actor, channels: readonly Channel[]): Promise<Account[]> {
    const { id } = await this.contacts.senderOf(actor);
    return this.listOf(id, channels);
  }

  /** As {@link list}, of any sender: for the people who run the product. */
  listOf(sender: string, channels: readonly Channel[]): Promise<Account[]> {
    return this.atOneMoment((em) =>
      em.find(
        Account,
        { sender, channel: { $in: [...channels] }, userNameReleasedAt: null },
        { populate: WHOLE, orderBy: { id: 'asc' } },
      ),
    );
  }

  /**
   * `also`: what pages do not show and downloads need.
   * @throws Problem `resource/not-found`, for a foreign account as for one that does not exist
   */
  async show(
    actor: Actor,
    id: string,
    channels: readonly Channel[],
    also: readonly 'certificates.der'[] = [],
  ): Promise<Account> {
    const account = await this.find(actor, id, channels, also);
    if (!account) throw new Problem('resource/not-found');
    return account;
  }

  /** As {@link show}, but null for an account that is not there. */
  async find(
    actor: Actor,
    id: string,
    channels: readonly Channel[],
    also: readonly 'certificates.der'[] = [],
  ): Promise<Account | null> {
    const { id: sender } = await this.contacts.senderOf(actor);
    return this.atOneMoment((em) =>
      em.findOne(
        Account,
        { id, sender, channel: { $in: [...channels] }, userNameReleasedAt: null },
        { populate: [...WHOLE, ...also] },
      ),
    );
  }

  /** An account is read by several statements; a worker may record a result between two of them. */
  private atOneMoment<T>(read: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.em.fork().transactional(read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  }
}
