import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.js';
import { derOf } from '../account/certificate.entity.js';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import type { EncryptionKey } from '../platform/encryption/encryption.config.js';
import { openPasswordHash } from '../account/password/sealed-password-hash.js';
import { loginOf } from '../account/login.js';
import { giveClientId } from './client-id.js';
import type { AccountReference, DesiredAccount } from './gateway.port.js';

export type Desired =
  | { readonly kind: 'living'; readonly account: DesiredAccount }
  | { readonly kind: 'tombstone'; readonly account: AccountReference; readonly revision: number }
  /** The gateway still knows a deleted account by the only name that this one can have there. */
  | { readonly kind: 'waiting'; readonly account: AccountReference; readonly revision: number };

/** Reads the newest committed desired state; undefined when the account is gone for good. */
export async function readDesired(
  em: EntityManager,
  accountId: string,
  keys: readonly EncryptionKey[],
): Promise<Desired | undefined> {
  const account = await em.findOne(Account, accountId, {
    populate: ['sender', 'certificates.der', 'sshKeys', 'permissions.permission', 'passwordHash'],
    orderBy: { certificates: { id: 'desc' } },
  });
  if (!account) return undefined;
  const { id, channel, name, revision, sender, passwordHash: sealed } = account;
  const { login, permissions } = CHANNEL_DESCRIPTORS[channel];
  if (login === 'client-id') account.clientId ??= await giveClientId(em, id, sender.number);
  const reference: AccountReference = { accountId: id, channel, login: loginOf(account) };
  if (account.deletedAt) return { kind: 'tombstone', account: reference, revision };
  if (typeof login === 'object' && 'senderPrefix' in login && (await predecessorIsHeld(em, account)))
    return { kind: 'waiting', account: reference, revision };
  const grantedBy = permissions === 'none' ? undefined : permissions.grantedBy;
  return {
    kind: 'living',
    account: {
      ...reference,
      revision,
      name,
      organisationName: sender.organisationName,
      enabled: account.disabledAt === null,
      permissions: wanted(account.permissions).flatMap(({ permission, directory }) => {
        const grant = grantedBy && permission[grantedBy];
        return grant ? [{ code: permission.code, grant, ...(directory !== null && { directory }) }] : [];
      }),
      sshPublicKeys: wanted(account.sshKeys).map((key) => key.canonical),
      passwordHash: sealed ? openPasswordHash(sealed, id, keys) : null,
      certificates: wanted(account.certificates).map((certificate) => ({
        name: certificate.name,
        der: derOf(certificate),
      })),
    },
  };
}

/** Whether a deleted account of the sender still holds the name that the channel gives to each sender's one account. */
async function predecessorIsHeld(em: EntityManager, { id, channel, sender }: Account): Promise<boolean> {
  const held = { sender, channel, id: { $ne: id }, deletedAt: { $ne: null }, userNameReleasedAt: null };
  return (await em.count(Account, held)) > 0;
}

function wanted<T extends { readonly removedRevision: number | null }>(parts: Iterable<T>): T[] {
  return [...parts].filter((part) => part.removedRevision === null);
}
