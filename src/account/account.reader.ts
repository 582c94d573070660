import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/actor.js';
import { DatabasePool } from '../platform/database/database-pool.js';
import { Problem } from '../platform/http/problem.js';
import { ACCOUNT_COLUMNS, accountView, type AccountRow } from './account-rows.js';
import type { AccountView, CertificateView } from './account-view.js';
import type { Channel } from './channel/channel.js';

/** No account to show: the sender stands alone in its row. */
type SenderRow = AccountRow | { readonly [Column in keyof AccountRow]: null };

/**
 * Accounts as they are shown, each read whole by one prepared statement: these are what people and systems wait for most often.
 * An organisation reads its own; of another's it learns nothing.
 */
@Injectable()
export class AccountReader {
  constructor(private readonly database: DatabasePool) {}

  /**
   * Every account of the organisation, those still being deleted included.
   * @throws Problem `contact/required` while the organisation has not given its contact details
   */
  async list(actor: Actor, channels: readonly Channel[]): Promise<readonly AccountView[]> {
    return this.own(actor, channels, null);
  }

  /** @throws Problem `resource/not-found`, for a foreign account as for one that does not exist · `contact/required` */
  async show(actor: Actor, id: string, channels: readonly Channel[]): Promise<AccountView> {
    const account = await this.find(actor, id, channels);
    if (!account) throw new Problem('resource/not-found');
    return account;
  }

  /** As {@link show}, but null for an account that is not there. */
  async find(actor: Actor, id: string, channels: readonly Channel[]): Promise<AccountView | null> {
    const [account] = await this.own(actor, channels, id);
    return account ?? null;
  }

  /** As {@link list}, on every channel, of any sender; null where there is none. */
  async ofSender(number: string): Promise<readonly AccountView[] | null> {
    return shown(await this.database.read<SenderRow>('accounts-of-sender', OF_SENDER, [number]));
  }

  /** In the order of their ids; those that are gone are left out. */
  async withIds(ids: readonly string[]): Promise<readonly AccountView[]> {
    return (await this.database.read<AccountRow>('accounts-with-ids', WITH_IDS, [ids])).map(accountView);
  }

  /** The bytes of a certificate of an account that was shown (DER). @throws Problem `resource/not-found` when it went meanwhile */
  async bytesOf({ id }: CertificateView): Promise<Buffer> {
    const [row] = await this.database.read<{ der: Buffer }>('certificate-contents', CONTENTS, [[id]]);
    if (!row) throw new Problem('resource/not-found');
    return row.der;
  }

  /** DER of certificates in base64, by their ids. */
  async contentsOf(accounts: readonly AccountView[]): Promise<ReadonlyMap<string, string>> {
    const ids = accounts.flatMap(({ certificates }) => Array.from(certificates, ({ id }) => id));
    const rows = await this.database.read<{ id: string; der: Buffer }>('certificate-contents', CONTENTS, [ids]);
    return new Map(rows.map(({ id, der }) => [id, der.toString('base64')]));
  }

  private async own(actor: Actor, channels: readonly Channel[], id: string | null): Promise<readonly AccountView[]> {
    const { number, context, capacity } = actor.organisation;
    const [name, text] = id === null ? (['own-accounts', OWN] as const) : (['own-account', OWN_ONE] as const);
    const parameters = [number, context, capacity, channels, ...(id === null ? [] : [id])];
    const accounts = shown(await this.database.read<SenderRow>(name, text, parameters));
    if (!accounts) throw new Problem('contact/required');
    return accounts;
  }
}

/** Null without any row: then there is no sender. */
function shown(rows: readonly SenderRow[]): readonly AccountView[] | null {
  if (rows.length === 0) return null;
  return rows.filter((row): row is AccountRow => row.id !== null).map(accountView);
}

/** A tombstone that every gateway has confirmed is shown to nobody. */
const ALIVE = 'a.sender_id = s.id and a.user_name_released_at is null';

// Whoever has no contact is no sender yet.
const own = (condition: string) => `
  select ${ACCOUNT_COLUMNS}
  from sender s join contact on contact.sender_id = s.id
    left join account a on ${ALIVE} and a.channel = any($4) ${condition}
  where s.organisation_number = $1 and s.context = $2 and s.capacity = $3
  order by a.id`;
const OWN = own('');
const OWN_ONE = own('and a.id = $5');

const OF_SENDER = `
  select ${ACCOUNT_COLUMNS}
  from sender s left join account a on ${ALIVE}
  where s.number = $1 and s.erased_at is null
  order by a.id`;

const WITH_IDS = `
  select ${ACCOUNT_COLUMNS}
  from account a join sender s on ${ALIVE}
  where a.id = any($1)
  order by a.id`;

const CONTENTS = 'select id, der from certificate where id = any($1)';
