import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Account } from '../../account/account.entity.js';
import { loginOf } from '../../account/login.js';
import type { Gateway, GatewayName, MarkedObject } from '../gateway.port.js';

/** A target at rest: the gateway confirmed what is wanted, and nothing is under way. */
export interface RestingTarget {
  readonly id: string;
  readonly accountId: string;
  readonly revision: number;
  /** Raised by every change, sweep and repair: equal before and after means that nothing happened in between. */
  readonly request: number;
}

/** `expected` as it should be · `moving` a removal is under way · `unknown` no living account has it · `copy` of a living account's. */
export type Belonging = 'expected' | 'moving' | 'unknown' | 'copy';

const RESTING = `
  select t.id, t.account_id as "accountId", a.revision, t.reconcile_requests as request
  from provisioning_target t join account a on a.id = t.account_id
  where t.state = 'provisioned' and t.next_attempt_at is null and t.lease_token is null
    and a.deleted_at is null and t.provisioned_revision = a.revision`;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What our own tables say that a gateway holds. */
@Injectable()
export class ExpectationStore {
  constructor(private readonly em: EntityManager) {}

  /** Targets of a gateway that are at rest, by id. @param after id of the last one before; null begins */
  resting(gateway: GatewayName, after: string | null, limit: number): Promise<RestingTarget[]> {
    return this.em
      .fork()
      .execute<RestingTarget[]>(`${RESTING} and t.gateway = ? and t.id > ? order by t.id limit ?`, [
        gateway,
        after ?? FIRST,
        limit,
      ]);
  }

  /** Whether nothing happened to it since. */
  async stillRests({ id, revision, request }: RestingTarget): Promise<boolean> {
    const [now] = await this.em.fork().execute<RestingTarget[]>(`${RESTING} and t.id = ?`, [id]);
    return now?.revision === revision && now.request === request;
  }

  /** To whom objects with our marker belong, each under the object it was asked for. */
  async belonging(
    { name, means }: Pick<Gateway, 'name' | 'means'>,
    objects: readonly MarkedObject[],
  ): Promise<Map<MarkedObject, Belonging>> {
    const accounts = await this.em
      .fork()
      .find(Account, { id: { $in: objects.map(({ accountId }) => accountId) } }, { populate: ['sender', 'targets'] });
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return new Map(
      objects.map((object) => {
        const account = byId.get(object.accountId);
        const target = account?.targets.getItems().find(({ gateway }) => gateway === name);
        if (!account || !target) return [object, 'unknown'];
        if (account.deletedAt) return [object, target.state === 'removed' ? 'unknown' : 'moving'];
        // Its reconcile may be about to use it; and once the account is deleted it is found again.
        if (object.remnant) return [object, 'expected'];
        // A client id is given before any gateway hears of it.
        if (account.channel === 'REST' && account.clientId === null) return [object, 'moving'];
        return [object, means === 'login' && object.login !== loginOf(account) ? 'copy' : 'expected'];
      }),
    );
  }
}
