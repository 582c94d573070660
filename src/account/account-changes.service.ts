import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../identity/actor.js';
import { PermissionService } from '../permission/permission.service.js';
import { Clock } from '../platform/clock.js';
import { ENCRYPTION_CONFIG, type EncryptionConfig } from '../platform/encryption/encryption.config.js';
import { refuseIfAny } from '../platform/http/judged.js';
import { Problem } from '../platform/http/problem.js';
import { issuesFor } from '../platform/rule/issue.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { judgeSshKey } from '../ssh-key/judge-ssh-key.js';
import { AccountEditor, type Edited } from './account-editor.js';
import { AccountPermission } from './account-permission.entity.js';
import type { AccountView } from './account-view.js';
import { AccountReader } from './account.reader.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import type { ChannelDescriptor } from './channel/channel.descriptor.js';
import { sshKeyColumns } from './credential-columns.js';
import { permissionIssues } from './judge-account-request.js';
import { present } from './outline.js';
import { sealPasswordHash } from './password/sealed-password-hash.js';
import { hashPassword } from './password/hash-password.js';
import { judgeAccountName } from './rules/account-name.rule.js';
import { judgeAccountNote } from './rules/account-note.rule.js';
import { judgeFtpPassword } from './rules/ftp-password.rule.js';
import { SshKey } from './ssh-key.entity.js';

interface WantedUpdate {
  readonly name?: string;
  /** Null erases it. */
  readonly note?: string | null;
  readonly permissions?: readonly string[];
}

/** Changes to living accounts; those of certificates have a service of their own. Each judges what it is given, then edits under the account's lock. */
@Injectable()
export class AccountChangesService {
  constructor(
    private readonly editor: AccountEditor,
    private readonly reader: AccountReader,
    private readonly permissions: PermissionService,
    private readonly clock: Clock,
    @Inject(ENCRYPTION_CONFIG) private readonly encryption: EncryptionConfig,
  ) {}

  /**
   * Changes name, note and permissions together; what is undefined stays. Permissions that are no longer offered may stay, not come.
   * @throws Problem as {@link AccountEditor.edit}, and `request/invalid`
   */
  async update(actor: Actor, edited: Edited, wanted: WantedUpdate): Promise<AccountView> {
    const { channel, permissions: granted } = await this.reader.show(actor, edited.id, edited.channels);
    const kept = new Set(present(granted).map(({ permission }) => permission.code));
    const offered = (await this.permissions.list(channel)).filter(({ code, offered }) => offered || kept.has(code));
    const name = wanted.name === undefined ? undefined : tidyOneLineText(wanted.name);
    const note = noteOf(wanted.note);
    const choice = offered.filter(({ code }) => wanted.permissions?.includes(code));
    refuseIfAny([
      ...(name === undefined ? [] : issuesFor('name', judgeAccountName(name))),
      ...(note ? issuesFor('note', judgeAccountNote(note)) : []),
      ...(wanted.permissions === undefined ? [] : permissionIssues(channel, wanted.permissions, choice)),
    ]);
    return this.editor.edit(actor, edited, 'account.updated', (em, account, revision) => {
      const renamed = name !== undefined && name !== account.name;
      const noted = note !== undefined && note !== account.ownNote;
      if (name !== undefined) account.name = name;
      if (note !== undefined) account.ownNote = note;
      if (wanted.permissions === undefined) return renamed || noted;
      const had = present(account.permissions);
      const removed = had.filter(({ permission }) => !choice.some(({ code }) => code === permission.code));
      const added = choice.filter(({ code }) => !had.some(({ permission }) => permission.code === code));
      for (const each of removed) each.removedRevision = revision;
      for (const permission of added)
        account.permissions.add(em.create(AccountPermission, { account, permission, addedRevision: revision }));
      return renamed || noted || removed.length > 0 || added.length > 0;
    });
  }

  /** @throws Problem as {@link AccountEditor.edit}, and `request/invalid` · `account/no-such-part` for an account without password */
  async changePassword(actor: Actor, edited: Edited, password: string): Promise<AccountView> {
    await this.having(actor, edited, (descriptor) => descriptor.credential === 'password');
    refuseIfAny(issuesFor('password', judgeFtpPassword(password)));
    const hash = await hashPassword(password);
    return this.editor.edit(actor, edited, 'account.password-changed', (_em, account) => {
      account.passwordHash = sealPasswordHash(hash, account.id, this.encryption.ENCRYPTION_KEYS);
      return true;
    });
  }

  /** @throws Problem as {@link AccountEditor.edit}, and `request/invalid` · `account/no-such-part` for an account without key */
  async replaceSshKey(actor: Actor, edited: Edited, text: string): Promise<AccountView> {
    await this.having(actor, edited, (descriptor) => descriptor.credential === 'ssh-public-key');
    const verdict = judgeSshKey({ text });
    refuseIfAny(issuesFor('sshPublicKey', verdict.results));
    return this.editor.edit(actor, edited, 'account.ssh-key-replaced', async (em, account, revision) => {
      const columns = sshKeyColumns(verdict);
      const current = present(account.sshKeys);
      if (current.some((key) => key.canonical === columns.canonical)) return false;
      for (const key of current) key.removedRevision = revision;
      // The old key must be marked first: the database allows one that is wanted.
      await em.flush();
      account.sshKeys.add(em.create(SshKey, { account, ...columns, addedRevision: revision }));
      return true;
    });
  }

  /** Final. The row stays as a tombstone until every gateway has confirmed the removal; deleting again changes nothing. */
  delete(actor: Actor, edited: Edited): Promise<AccountView> {
    return this.editor.edit(actor, edited, 'account.deleted', (_em, account) => {
      account.deletedAt = this.clock.now();
      return true;
    });
  }

  private async having(actor: Actor, edited: Edited, has: (descriptor: ChannelDescriptor) => boolean): Promise<void> {
    const { channel } = await this.reader.show(actor, edited.id, edited.channels);
    if (!has(CHANNEL_DESCRIPTORS[channel])) throw new Problem('account/no-such-part', { parameters: { channel } });
  }
}

/** Nothing but spaces is no note. */
function noteOf(typed: string | null | undefined): string | null | undefined {
  return typed === undefined ? undefined : tidyOneLineText(typed ?? '') || null;
}
