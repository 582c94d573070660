import type { EntityManager } from '@mikro-orm/postgresql';
import { randomUUIDv7 } from 'node:crypto';
import { AccountPermission } from '../account/account-permission.entity.js';
import { Account } from '../account/account.entity.js';
import { Certificate } from '../account/certificate.entity.js';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import { certificateColumns, sshKeyColumns } from '../account/credential-columns.js';
import { outline } from '../account/outline.js';
import { sealPasswordHash } from '../account/password/sealed-password-hash.js';
import { ProvisioningTarget } from '../account/provisioning-target.entity.js';
import { SshKey } from '../account/ssh-key.entity.js';
import { recordAction, type AuditActor } from '../audit/audit-trail.js';
import { recordAccountChange, recordSenderChange } from '../change-feed/record-change.js';
import { Contact } from '../contact/contact.entity.js';
import { Sender } from '../contact/sender.entity.js';
import { signalSenderChanged } from '../contact/sender-signal.js';
import { Permission } from '../permission/permission.entity.js';
import type { EncryptionKey } from '../platform/encryption/encryption.config.js';
import { signalAccountChanged } from '../provisioning/account-signal.js';
import type { GatewayName } from '../provisioning/gateway.port.js';
import type { Hint } from '../provisioning/reconcile-hints.js';
import { knownAs } from './known.store.js';
import type { JudgedAccount } from './rules/judge-account-record.js';
import type { JudgedSender } from './rules/judge-sender-record.js';

/** A target that no worker may take yet: its gateway has not been told that the account is ours. */
export interface HeldTarget {
  readonly id: string;
  readonly gateway: GatewayName;
}

/** By PostgreSQL's clock never over: only the import that holds it, or the next one, gives it up. */
const FOR_EVER = `'infinity'::timestamptz`;

/** Writes what is taken over. Each sender and account commits with its audit event, its place in the feed and its mark in `adoption`. */
export class AdoptionStore {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: readonly EncryptionKey[],
    private readonly operator: AuditActor,
  ) {}

  /** @throws when its number or organisation came to be another sender's meanwhile */
  async addSender({ contact, createdAt, ...sender }: JudgedSender): Promise<void> {
    const id = randomUUIDv7();
    await this.em.fork().transactional(async (em) => {
      // As the first confirmation of contact details does: whoever comes second finds the sender made.
      await em.execute('select from sender_number_range for update');
      await em.execute(`insert into issued_identifier (kind, value) values ('sender-number', ?)`, [sender.number]);
      const created = em.create(Sender, { id, ...sender });
      em.create(Contact, { ...contact, sender: created, updatedAt: new Date() });
      const { number, organisationNumber, organisationName } = sender;
      recordAction(em, this.operator, 'sender.adopted', {
        senderId: id,
        after: { number, organisationNumber, organisationName, ...contact },
      });
      await em.flush();
      if (createdAt) await em.execute('update sender set created_at = ? where id = ?', [createdAt, id]);
      await recordSenderChange(em, 'sender.created', id);
    });
    await signalSenderChanged(this.em.fork(), id);
  }

  /**
   * The account as it will be provisioned, its targets held.
   * @param directories where the files of permissions lie already, by code
   * @throws when something of it was taken meanwhile
   */
  async addAccount(judged: JudgedAccount, directories: Readonly<Record<string, string>>): Promise<string> {
    const accountId = await this.em.fork().transactional(async (em) => {
      const sender = await em.findOneOrFail(Sender, { number: judged.senderNumber });
      const account = em.create(Account, {
        sender,
        channel: judged.channel,
        name: judged.name,
        userName: judged.userName,
        clientId: judged.clientId,
        ...(judged.disabled === true && { disabledAt: new Date() }),
        ...(judged.createdAt && { createdAt: judged.createdAt }),
      });
      const addedRevision = account.revision;
      if (judged.passwordHash !== null)
        account.passwordHash = sealPasswordHash(judged.passwordHash, account.id, this.keys);
      for (const { name, fileName, verdict } of judged.certificates)
        account.certificates.add(
          em.create(Certificate, { account, name, fileName, ...certificateColumns(verdict), addedRevision }),
        );
      if (judged.sshKey)
        account.sshKeys.add(em.create(SshKey, { account, ...sshKeyColumns(judged.sshKey), addedRevision }));
      for (const permission of judged.permissions) {
        const directory = directories[permission.code] ?? null;
        account.permissions.add(
          em.create(AccountPermission, {
            account,
            permission: em.getReference(Permission, permission.code),
            directory,
            addedRevision,
          }),
        );
      }
      for (const gateway of CHANNEL_DESCRIPTORS[judged.channel].gateways)
        account.targets.add(em.create(ProvisioningTarget, { account, gateway }));
      const { id } = account;
      recordAction(em, this.operator, 'account.adopted', {
        senderId: sender.id,
        accountId: id,
        after: { ...outline(account), login: judged.login },
      });
      await em.flush();
      await em.execute('insert into adoption (channel, known_as, account_id) values (?, ?, ?)', [
        judged.channel,
        knownAs(judged),
        id,
      ]);
      if (judged.clientId !== null)
        await em.execute(`insert into issued_identifier (kind, value) values ('client-id', ?)`, [judged.clientId]);
      await em.execute(
        `update provisioning_target set lease_token = gen_random_uuid(), lease_until = ${FOR_EVER} where account_id = ?`,
        [id],
      );
      await recordAccountChange(em, 'account.created', id);
      return id;
    });
    await signalAccountChanged(this.em.fork(), accountId);
    return accountId;
  }

  /** What is still to be marked of an account. */
  held(accountId: string): Promise<HeldTarget[]> {
    return this.em
      .fork()
      .execute<HeldTarget[]>(
        `select id, gateway from provisioning_target where account_id = ? and lease_until = ${FOR_EVER}`,
        [accountId],
      );
  }

  /**
   * The gateway was told: from now on workers look after it.
   * @param doubtMs for how long a write of an earlier run, of which nothing was heard, may still run there
   */
  async release({ id }: HeldTarget, doubtMs: number): Promise<Hint | undefined> {
    const [hint] = await this.em.fork().execute<Hint[]>(
      `update provisioning_target t set lease_token = null, lease_until = null, next_attempt_at = now(),
         verify_at = case when ? > 0 then now() + ? * interval '1 millisecond' end
       from account a where a.id = t.account_id and t.id = ? and t.lease_until = ${FOR_EVER}
       returning t.id as "targetId", t.gateway, a.revision, t.reconcile_requests as request`,
      [doubtMs, doubtMs, id],
    );
    return hint;
  }
}
