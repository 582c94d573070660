import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.js';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import type { EncryptionKey } from '../platform/encryption/encryption.config.js';
import { openPasswordHash } from '../account/password/sealed-password-hash.js';
import { loginOf } from '../account/login.js';
import type { AccountReference, DesiredAccount } from './gateway.port.js';

export type Desired =
  | { readonly kind: 'living'; readonly account: DesiredAccount }
  | { readonly kind: 'tombstone'; readonly account: AccountReference; readonly revision: number };

/** Reads the newest committed desired state; undefined when the account is gone for good. */
export async function readDesired(
  em: EntityManager,
  accountId: string,
  keys: readonly EncryptionKey[],
): Promise<Desired | undefined> {
  const account = await em.findOne(Account, accountId, {
    populate: ['sender', 'certificates', 'sshKeys', 'permissions.permission', 'passwordHash'],
  });
  if (!account) return undefined;
  const { id, channel, name, revision, sender, passwordHash: sealed } = account;
  const reference: AccountReference = { accountId: id, channel, login: loginOf(account) };
  if (account.deletedAt) return { kind: 'tombstone', account: reference, revision };
  const permissions = CHANNEL_DESCRIPTORS[channel]?.permissions;
  const grantedBy = permissions === undefined || permissions === 'none' ? undefined : permissions.grantedBy;
  return {
    kind: 'living',
    account: {
      ...reference,
      revision,
      name,
      organisationName: sender.organisationName,
      permissions: wanted(account.permissions).flatMap(({ permission }) => {
        const grant = grantedBy && permission[grantedBy];
        return grant ? [{ code: permission.code, grant }] : [];
      }),
      sshPublicKeys: wanted(account.sshKeys).map((key) => key.canonical),
      passwordHash: sealed ? openPasswordHash(sealed, id, keys) : null,
      certificates: wanted(account.certificates).map((certificate) => ({
        name: certificate.name,
        der: certificate.der,
      })),
    },
  };
}

function wanted<T extends { readonly removedRevision: number | null }>(parts: Iterable<T>): T[] {
  return [...parts].filter((part) => part.removedRevision === null);
}
