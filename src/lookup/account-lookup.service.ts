import { Injectable } from '@nestjs/common';
import type { AccountView } from '../account/account-view.js';
import { AccountReader } from '../account/account.reader.js';
import { DatabasePool } from '../platform/database/database-pool.js';
import { pageOf, type Page } from '../platform/http/page-cursor.js';
import { Problem } from '../platform/http/problem.js';
import type { AccountCriterion } from './account-criterion.js';

export interface LookedUpAccount {
  readonly account: AccountView;
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
  constructor(
    private readonly database: DatabasePool,
    private readonly reader: AccountReader,
  ) {}

  /** @throws Problem `resource/not-found` when there is no such sender */
  async ofSender(number: string): Promise<readonly LookedUpAccount[]> {
    const accounts = await this.reader.ofSender(number);
    if (!accounts) throw new Problem('resource/not-found');
    return this.withContents(accounts);
  }

  async find(criterion: AccountCriterion, { after = FIRST, limit }: PageRequest): Promise<Page<LookedUpAccount>> {
    const { text, parameter } = queryFor(criterion);
    const name = `accounts-by-${criterion.by}`;
    const rows = await this.database.read<{ id: string }>(name, text, [parameter, after, limit + 1]);
    const { items, last } = pageOf(rows, limit, ({ id }) => id);
    return { items: await this.withContents(await this.reader.withIds(items.map(({ id }) => id))), last };
  }

  /** A certificate's bytes never change: they may be read after the accounts. */
  private async withContents(accounts: readonly AccountView[]): Promise<readonly LookedUpAccount[]> {
    const contents = await this.reader.contentsOf(accounts);
    return accounts.map((account) => ({ account, contents }));
  }
}

/** Each is answered from one index, in its order: m0002 and m0006. */
function queryFor(criterion: AccountCriterion): { readonly text: string; readonly parameter: unknown } {
  switch (criterion.by) {
    case 'clientId':
      return {
        text: 'select id from account where client_id = $1 and user_name_released_at is null and id > $2 limit $3',
        parameter: criterion.clientId,
      };
    case 'userName':
      return {
        text: `select id from account where lower(user_name) = any($1) and user_name_released_at is null and id > $2
          order by id limit $3`,
        parameter: criterion.userNames,
      };
    case 'certificate':
      return {
        text: `select distinct c.account_id as id from certificate c join account a on a.id = c.account_id
          where c.fingerprint_sha256 = $1 and a.user_name_released_at is null and c.account_id > $2
          order by c.account_id limit $3`,
        parameter: criterion.fingerprint,
      };
  }
}
