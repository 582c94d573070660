import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { recordAction } from '../audit/audit-trail.js';
import type { RuleResult } from '../platform/rule/rule.js';
import { RevocationService } from '../certificate/revocation/revocation.service.js';
import { TRUST_STORE, type TrustStoreProvider } from '../certificate/trust-store.provider.js';
import { ContactService } from '../contact/contact.service.js';
import type { Sender } from '../contact/sender.entity.js';
import type { Actor } from '../identity/actor.js';
import { PermissionService } from '../permission/permission.service.js';
import { Clock } from '../platform/clock.js';
import { refuseIfAny } from '../platform/http/judged.js';
import { Problem } from '../platform/http/problem.js';
import { signalAccountChanged } from '../provisioning/account-signal.js';
import { ReconcileHints } from '../provisioning/reconcile-hints.js';
import type { AccountRequest } from './account-request.js';
import { Account } from './account.entity.js';
import type { Channel } from './channel/channel.js';
import { judgeAccountRequest } from './judge-account-request.js';
import { newAccount } from './new-account.js';
import { problemOfViolation } from './unique-indexes.js';

const WHOLE = ['sender', 'certificates', 'sshKeys', 'permissions.permission', 'targets'] as const;

export interface Creation {
  readonly account: Account;
  /** Things worth knowing that do not stand in the way. */
  readonly warnings: readonly RuleResult[];
}

/** Accounts as organisations want them. A change commits with its audit event; gateways follow on their own. */
@Injectable()
export class AccountService {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactService,
    private readonly permissions: PermissionService,
    private readonly hints: ReconcileHints,
    private readonly clock: Clock,
    private readonly revocation: RevocationService,
    @Inject(TRUST_STORE) private readonly trust: TrustStoreProvider,
  ) {}

  /**
   * @throws Problem `request/invalid` with every fault · `account/channel-taken` · `account/name-taken` ·
   * `account/user-name-not-available` · `account/user-name-being-released` · `contact/required`
   */
  async create(actor: Actor, request: AccountRequest): Promise<Creation> {
    const sender = await this.contacts.senderOf(actor);
    try {
      const judged = judgeAccountRequest(request, {
        now: this.clock.now(),
        trust: this.trust.current(),
        organisationName: sender.organisationName,
        revocation: await this.revocation.findingsAbout(request.certificate.content),
        offered: (await this.permissions.list(request.channel)).filter((permission) => permission.offered),
      });
      refuseIfAny(judged.issues);
      await this.refuseSecond(sender, request.channel);
      const account = await this.em.transactional(async (em) => {
        const created = newAccount(em, sender, request, judged);
        recordAction(em, actor, 'account.created', {
          senderId: sender.id,
          accountId: created.id,
          after: outline(created),
        });
        return created;
      });
      await this.announce(account);
      const warnings = [...judged.certificate.results, ...judged.sshKey.results].filter(
        (result) => result.verdict === 'warning',
      );
      return { account, warnings };
    } catch (failure) {
      throw await this.refusal(actor, sender, request, failure);
    }
  }

  /** Every account of the organisation, those still being deleted included. */
  async list(actor: Actor, channels: readonly Channel[]): Promise<Account[]> {
    const sender = await this.contacts.senderOf(actor);
    return this.em.find(
      Account,
      { sender, channel: { $in: [...channels] }, userNameReleasedAt: null },
      { populate: WHOLE, orderBy: { id: 'asc' } },
    );
  }

  /** @throws Problem `resource/not-found`, for a foreign account as for one that does not exist */
  async show(actor: Actor, id: string, channels: readonly Channel[]): Promise<Account> {
    const sender = await this.contacts.senderOf(actor);
    const account = await this.em.findOne(
      Account,
      { id, sender, channel: { $in: [...channels] }, userNameReleasedAt: null },
      { populate: WHOLE },
    );
    if (!account) throw new Problem('resource/not-found');
    return account;
  }

  /**
   * Final. The row stays as a tombstone until every gateway has confirmed the removal; deleting again changes nothing.
   * @param expectedRevision of `If-Match`
   * @throws Problem `request/outdated` when somebody changed the account in between
   */
  async delete(actor: Actor, id: string, channels: readonly Channel[], expectedRevision?: number): Promise<Account> {
    const { id: known } = await this.show(actor, id, channels);
    const account = await this.em.transactional(async (em) => {
      const [row] = await em.execute<{ revision: number; deleted: boolean }[]>(
        'select revision, deleted_at is not null as deleted from account where id = ? for update',
        [known],
      );
      if (!row) throw new Problem('resource/not-found');
      if (row.deleted) return null;
      if (expectedRevision !== undefined && expectedRevision !== row.revision) throw new Problem('request/outdated');
      await em.execute('update account set revision = revision + 1, deleted_at = now() where id = ?', [known]);
      await em.execute(
        `update provisioning_target set state = 'pending', state_since = now(), failure = null, attempts = 0, next_attempt_at = now(),
           reconcile_requests = reconcile_requests + 1 where account_id = ?`,
        [known],
      );
      const deleted = await em.findOneOrFail(Account, known, { populate: WHOLE, refresh: true });
      recordAction(em, actor, 'account.deleted', {
        senderId: deleted.sender.id,
        accountId: known,
        before: outline(deleted),
      });
      return deleted;
    });
    if (!account) return this.show(actor, id, channels);
    await this.announce(account);
    return account;
  }

  private async refuseSecond(sender: Sender, channel: Channel): Promise<void> {
    if (await this.em.count(Account, { sender, channel, deletedAt: null }))
      throw new Problem('account/channel-taken', { parameters: { channel } });
  }

  /** After commit: nothing here can undo or delay what was asked for. */
  private async announce(account: Account): Promise<void> {
    await this.hints.give(
      account.targets.map((target) => ({
        targetId: target.id,
        gateway: target.gateway,
        revision: account.revision,
        request: target.reconcileRequests,
      })),
    );
    await signalAccountChanged(this.em, account.id);
  }

  /** Turns the failure of a creation into what the person is told, and leaves a trace of the attempt. */
  private async refusal(actor: Actor, sender: Sender, request: AccountRequest, failure: unknown): Promise<unknown> {
    const name = failure instanceof Problem ? failure.problem : problemOfViolation(failure);
    if (!name) return failure;
    const em = this.em.fork();
    const problem = failure instanceof Problem ? failure : await describe(em, name, sender, request);
    recordAction(em, actor, 'account.creation-refused', {
      senderId: sender.id,
      after: {
        channel: request.channel,
        problem: problem.problem,
        rules: problem.issues.map(({ field, rule }) => `${field}: ${rule}`),
      },
    });
    await em.flush();
    return problem;
  }
}

async function describe(
  em: EntityManager,
  name: Problem['problem'],
  sender: Sender,
  request: AccountRequest,
): Promise<Problem> {
  const parameters = { channel: request.channel };
  if (name !== 'account/user-name-not-available') return new Problem(name, { parameters });
  const [own] = await em.execute<{ deleted_at: Date }[]>(
    `select deleted_at from account where sender_id = ? and lower(user_name) = lower(?) and deleted_at is not null
       and user_name_released_at is null`,
    [sender.id, request.userName],
  );
  if (!own) return new Problem(name, { parameters });
  const since = `${new Date(own.deleted_at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return new Problem('account/user-name-being-released', { parameters: { ...parameters, since } });
}

/** What the audit trail keeps: enough to tell what was, nothing secret. */
function outline(account: Account): object {
  return {
    channel: account.channel,
    name: account.name,
    userName: account.userName,
    revision: account.revision,
    permissions: account.permissions.map((granted) => granted.permission.code),
    certificates: account.certificates.map((certificate) => certificate.fingerprintSha256),
    sshKeys: account.sshKeys.map((key) => key.fingerprint),
  };
}
