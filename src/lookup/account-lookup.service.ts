import { EntityManager, IsolationLevel, type FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Account } from '../account/account.entity.js';
import { WHOLE } from '../account/account.finder.js';
import { Sender } from '../contact/sender.entity.js';
import { pageOf, type Page } from '../platform/http/page-cursor.js';
import { Problem } from '../platform/http/problem.js';
import type { AccountCriterion } from './account-criterion.js';

export interface LookedUpAccount {
  readonly account: Account;
  /** DER in base64 of each certificate, by the certificate's id. */
  readonly contents: ReadonlyMap<string, string>;
}

export interface PageRequest {
  /** Key of the last item before this page. */
  readonly after: string | undefined;
  readonly limit: number;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Accounts of any sender, for other systems. Each is shown until its deletion is confirmed everywhere. */
@Injectable()
export class AccountLookupService {
  constructor(private readonly em: EntityManager) {}

  /** @throws Problem `resource/not-found` when there is no such sender */
  ofSender(number: string): Promise<readonly LookedUpAccount[]> {
    return this.atOneMoment(async (em) => {
      const sender = await em.findOne(Sender, { number, erasedAt: null });
      if (!sender) throw new Problem('resource/not-found');
      return whole(em, { sender, userNameReleasedAt: null });
    });
  }

  find(criterion: AccountCriterion, { after = FIRST, limit }: PageRequest): Promise<Page<LookedUpAccount>> {
    const { sql, parameter } = queryFor(criterion);
    return this.atOneMoment(async (em) => {
      const rows = await em.execute<{ id: string }[]>(sql, [parameter, after, limit + 1]);
      const { items, last } = pageOf(rows, limit, ({ id }) => id);
      return { items: await whole(em, { id: { $in: items.map(({ id }) => id) } }), last };
    });
  }

  /** An account is read by several statements; a worker may record a result between two of them. */
  private atOneMoment<T>(read: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.em.fork().transactional(read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  }
}

/** Each is answered from one index, in its order: m0002 and m0006. */
function queryFor(criterion: AccountCriterion): { readonly sql: string; readonly parameter: unknown } {
  switch (criterion.by) {
    case 'clientId':
      return {
        sql: 'select id from account where client_id = ? and user_name_released_at is null and id > ? limit ?',
        parameter: criterion.clientId,
      };
    case 'userName':
      return {
        sql: `select id from account where lower(user_name) in (?) and user_name_released_at is null and id > ?
          order by id limit ?`,
        parameter: criterion.userNames,
      };
    case 'certificate':
      return {
        sql: `select distinct c.account_id as id from certificate c join account a on a.id = c.account_id
          where c.fingerprint_sha256 = ? and a.user_name_released_at is null and c.account_id > ?
          order by c.account_id limit ?`,
        parameter: criterion.fingerprint,
      };
  }
}

async function whole(em: EntityManager, where: FilterQuery<Account>): Promise<readonly LookedUpAccount[]> {
  const accounts = await em.find(Account, where, { populate: WHOLE, orderBy: { id: 'asc' } });
  const contents = await contentsOf(em, accounts);
  return accounts.map((account) => ({ account, contents }));
}

async function contentsOf(em: EntityManager, accounts: readonly Account[]): Promise<ReadonlyMap<string, string>> {
  const ids = accounts.flatMap(({ certificates }) => certificates.map(({ id }) => id));
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; der: Buffer }[]>('select id, der from certificate where id in (?)', [
    ids,
  ]);
  return new Map(rows.map(({ id, der }) => [id, der.toString('base64')]));
}
