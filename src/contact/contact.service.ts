import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { recordAction } from '../audit/audit-trail.js';
import { recordSenderChange } from '../change-feed/record-change.js';
import type { Actor } from '../identity/actor.js';
import { Problem } from '../platform/http/problem.js';
import { refuseIfAny } from '../platform/http/judged.js';
import { Contact } from './contact.entity.js';
import type { ContactInputDto } from './contact.dto.js';
import { judgeContact, type ContactDetails } from './judge-contact.js';
import { Sender } from './sender.entity.js';
import { signalSenderChanged } from './sender-signal.js';

/** Makes organisations senders, and knows the sender of whoever asks. */
@Injectable()
export class ContactService {
  constructor(private readonly em: EntityManager) {}

  /** @throws Problem `contact/required` while the organisation has not given its contact details */
  async senderOf(actor: Actor): Promise<Sender> {
    const contact = await this.find(actor);
    if (!contact) throw new Problem('contact/required');
    return contact.sender;
  }

  find(actor: Actor): Promise<Contact | null> {
    return this.em.findOne(Contact, { sender: organisationOf(actor) }, { populate: ['sender'] });
  }

  /** Creates the sender with its first contact, or changes the contact. Two first confirmations at once make one sender. */
  async confirm(actor: Actor, input: ContactInputDto): Promise<Contact> {
    const { details, issues } = judgeContact(input);
    refuseIfAny(issues);
    const existing = await this.find(actor);
    const contact = await (existing ? this.change(actor, existing, details) : this.create(actor, details));
    await signalSenderChanged(this.em, contact.sender.id);
    return contact;
  }

  private async change(actor: Actor, contact: Contact, details: ContactDetails): Promise<Contact> {
    return this.em.transactional(async (em) => {
      // Before its contact, as an erasure locks them: whoever took them the other way round would wait in a circle.
      await em.execute('select from sender where id = ? for no key update', [contact.sender.id]);
      // Erased since it was looked up: it must not come back, nor leave a trace.
      const still = await em.execute<unknown[]>('select 1 from contact where sender_id = ? for update', [
        contact.sender.id,
      ]);
      if (still.length === 0) throw new Problem('contact/required');
      const before = { ...shown(contact) };
      em.assign(contact, { ...details, updatedAt: new Date() });
      const { sender } = contact;
      const renamed = sender.organisationName !== actor.organisation.name;
      sender.organisationName = actor.organisation.name;
      const after = shown(contact);
      recordAction(em, actor, 'contact.updated', { senderId: sender.id, before, after });
      if (renamed) await recordSenderChange(em, 'sender.changed', sender.id);
      if (!isDeepStrictEqual(before, after)) await recordSenderChange(em, 'contact.changed', sender.id);
      return contact;
    });
  }

  private async create(actor: Actor, details: ContactDetails): Promise<Contact> {
    const created = await this.em.transactional(async (em) => {
      // The range's row is the lock: whoever comes second waits here, then finds the sender made.
      const [range] = await em.execute<{ next: number; last: number }[]>(
        'select next, last from sender_number_range for update',
      );
      if (await em.findOne(Sender, organisationOf(actor))) return null;
      const next = range && (await firstFree(em, range));
      if (next === undefined) throw new Problem('sender/numbers-exhausted');
      const sender = em.create(Sender, {
        ...organisationOf(actor),
        organisationName: actor.organisation.name,
        number: String(next).padStart(6, '0'),
      });
      await em.execute('update sender_number_range set next = ?', [next + 1]);
      await em.execute(`insert into issued_identifier (kind, value) values ('sender-number', ?)`, [sender.number]);
      const contact = em.create(Contact, { ...details, sender, updatedAt: new Date() });
      recordAction(em, actor, 'sender.created', {
        senderId: sender.id,
        after: { number: sender.number, ...shown(contact) },
      });
      await recordSenderChange(em, 'sender.created', sender.id);
      return contact;
    });
    if (created) return created;
    const other = await this.em.findOneOrFail(Contact, { sender: organisationOf(actor) }, { populate: ['sender'] });
    return this.change(actor, other, details);
  }
}

/** Numbers of adopted senders may lie in the range. */
async function firstFree(
  em: EntityManager,
  { next, last }: { readonly next: number; readonly last: number },
): Promise<number | undefined> {
  const [free] = await em.execute<{ number: number }[]>(
    `select number from (select generate_series(?::integer, ?::integer) as number) as range
     where not exists (select from issued_identifier where kind = 'sender-number' and value = lpad(number::text, 6, '0'))
     limit 1`,
    [next, last],
  );
  return free?.number;
}

function organisationOf(actor: Actor): Pick<Sender, 'organisationNumber' | 'context' | 'capacity'> {
  const { number, context, capacity } = actor.organisation;
  return { organisationNumber: number, context, capacity };
}

function shown(contact: Contact): ContactDetails {
  const { name, phoneCountryCode, phoneNumber, email, language, jobFunction } = contact;
  return { name, phoneCountryCode, phoneNumber, email, language, jobFunction };
}
