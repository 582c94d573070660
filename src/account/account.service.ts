import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { recordAction } from '../audit/audit-trail.js';
import { recordAccountChange } from '../change-feed/record-change.js';
import type { Issue } from '../platform/rule/issue.js';
import { RevocationService } from '../certificate/revocation/revocation.service.js';
import { TRUST_STORE, type TrustStoreProvider } from '../certificate/trust-store.provider.js';
import { ContactService } from '../contact/contact.service.js';
import type { Sender } from '../contact/sender.entity.js';
import type { Actor } from '../identity/actor.js';
import { PermissionService } from '../permission/permission.service.js';
import { Clock } from '../platform/clock.js';
import { ENCRYPTION_CONFIG, type EncryptionConfig } from '../platform/encryption/encryption.config.js';
import { handOver } from '../platform/telemetry/tracing.js';
import { refuseIfAny } from '../platform/http/judged.js';
import { momentOf, type WrittenMoment } from '../platform/database/moment.js';
import { Problem } from '../platform/http/problem.js';
import { AccountAnnouncer } from './account-announcer.js';
import type { AccountRequest } from './account-request.js';
import type { AccountView } from './account-view.js';
import { Account } from './account.entity.js';
import { AccountReader } from './account.reader.js';
import type { Channel } from './channel/channel.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import { MadeOnceStore, type MadeOnce } from './idempotency/made-once.store.js';
import { repeatableCreation } from './idempotency/repeatable-request.js';
import { judgeAccountRequest } from './judge-account-request.js';
import { newAccount } from './new-account.js';
import { outline } from './outline.js';
import { hashPassword } from './password/hash-password.js';
import { sealPasswordHash } from './password/sealed-password-hash.js';
import { SenderQuota } from './quota/sender-quota.js';
import { warnOfSharedKey } from './shared-key.js';
import { problemOfViolation } from './unique-indexes.js';

export interface Creation {
  readonly account: AccountView;
  /** Things worth knowing that do not stand in the way. */
  readonly warnings: readonly Issue[];
}

/** Creates accounts as organisations want them. An account commits with its audit event; gateways follow on their own. */
@Injectable()
export class AccountService {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactService,
    private readonly permissions: PermissionService,
    private readonly announcer: AccountAnnouncer,
    private readonly reader: AccountReader,
    private readonly madeOnce: MadeOnceStore,
    private readonly quota: SenderQuota,
    private readonly clock: Clock,
    private readonly revocation: RevocationService,
    @Inject(TRUST_STORE) private readonly trust: TrustStoreProvider,
    @Inject(ENCRYPTION_CONFIG) private readonly encryption: EncryptionConfig,
  ) {}

  /**
   * @throws Problem `request/invalid` with every fault · `account/channel-taken` · `account/name-taken` ·
   * `account/user-name-not-available` · `account/user-name-being-released` · `contact/required`, and the `IDEMPOTENCY_PROBLEMS` and `QUOTA_PROBLEMS`
   */
  async create(actor: Actor, request: AccountRequest, idempotencyKey?: string): Promise<Creation> {
    const sender = await this.contacts.senderOf(actor);
    const repeatable = repeatableCreation(idempotencyKey, request, this.encryption.ENCRYPTION_KEYS);
    const earlier = await this.madeOnce.find(sender.id, repeatable);
    if (earlier) return this.again(actor, request.channel, earlier);
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
      await this.refuseTakenName(sender, request);
      const shared = await warnOfSharedKey(this.em, sender.id, judged.certificate.facts?.publicKeySha256);
      const warnings = [...judged.warnings, ...shared];
      const hash = request.password === undefined ? undefined : await hashPassword(request.password);
      const account = await this.em.transactional(async (em) => {
        const created = newAccount(em, sender, request, judged);
        const traceParent = handOver(actor.requestId, 'account.created');
        for (const target of created.targets) target.traceParent = traceParent;
        await this.madeOnce.remember(em, sender.id, repeatable, { accountId: created.id, warnings });
        await this.quota.admitAccount(em, sender.id, request.channel);
        if (hash !== undefined)
          created.passwordHash = sealPasswordHash(hash, created.id, this.encryption.ENCRYPTION_KEYS);
        recordAction(em, actor, 'account.created', {
          senderId: sender.id,
          accountId: created.id,
          after: outline(created),
        });
        await recordAccountChange(em, 'account.created', created.id);
        return created;
      });
      await this.announcer.announce(account);
      return { account, warnings };
    } catch (failure) {
      const twin = await this.madeOnce.find(sender.id, repeatable);
      if (twin) return this.again(actor, request.channel, twin);
      throw await this.refusal(sender, request, failure);
    }
  }

  /** What an earlier request with the same key made, as it is now. */
  private async again(actor: Actor, channel: Channel, { accountId, warnings }: MadeOnce): Promise<Creation> {
    const account = await this.reader.find(actor, accountId, [channel]);
    if (!account) throw new Problem('request/idempotency-key-spent');
    return { account, warnings };
  }

  private async refuseSecond(sender: Sender, channel: Channel): Promise<void> {
    if (CHANNEL_DESCRIPTORS[channel].accountsPerSender !== 1) return;
    if (await this.em.count(Account, { sender, channel, deletedAt: null }))
      throw new Problem('account/channel-taken', { parameters: { channel } });
  }

  /** The index decides; this counts those who try names out. */
  private async refuseTakenName(sender: Sender, request: AccountRequest): Promise<void> {
    const { userName } = request;
    if (userName === undefined || (await this.quota.isFree(this.em, sender.id, userName))) return;
    throw await describe(this.em.fork(), 'account/user-name-not-available', sender, request);
  }

  /** Turns the failure of a creation into what the person is told. */
  private async refusal(sender: Sender, request: AccountRequest, failure: unknown): Promise<unknown> {
    const name = problemOfViolation(failure);
    return name ? describe(this.em.fork(), name, sender, request) : failure;
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
  const [own] = await em.execute<{ deleted_at: WrittenMoment }[]>(
    `select deleted_at from account where sender_id = ? and lower(user_name) = lower(?) and deleted_at is not null
       and user_name_released_at is null`,
    [sender.id, request.userName ?? null],
  );
  if (!own) return new Problem(name, { parameters });
  const since = `${momentOf(own.deleted_at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return new Problem('account/user-name-being-released', { parameters: { ...parameters, since } });
}
