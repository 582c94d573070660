import type { Permission } from '../permission/permission.entity.js';
import type { AccountPermission } from './account-permission.entity.js';
import type { Account } from './account.entity.js';
import type { Certificate } from './certificate.entity.js';
import type { ProvisioningTarget } from './provisioning-target.entity.js';
import type { SshKey } from './ssh-key.entity.js';

/** A certificate without its bytes. */
export type CertificateView = Omit<Certificate, 'account' | 'der'>;

export type SshKeyView = Omit<SshKey, 'account'>;

export type PermissionView = Pick<AccountPermission, 'id' | 'addedRevision' | 'removedRevision'> & {
  readonly permission: Pick<Permission, 'code' | 'folder' | 'scope' | 'labelNl' | 'labelFr' | 'labelDe' | 'labelEn'>;
};

export type TargetView = Pick<
  ProvisioningTarget,
  'gateway' | 'provisionedRevision' | 'state' | 'stateSince' | 'failure' | 'nextAttemptAt' | 'paused'
>;

/**
 * Everything that is shown of an account, to people and to systems. An {@link Account} whose parts were read is one too: what
 * changes an account works on that, what only reads takes this, which costs a fraction.
 */
export interface AccountView extends Readonly<
  Pick<
    Account,
    | 'id'
    | 'channel'
    | 'name'
    | 'ownNote'
    | 'userName'
    | 'clientId'
    | 'revision'
    | 'revisedAt'
    | 'createdAt'
    | 'deletedAt'
    | 'disabledAt'
  >
> {
  readonly sender: { readonly id: string; readonly number: string; readonly organisationName: string };
  readonly certificates: Iterable<CertificateView>;
  readonly sshKeys: Iterable<SshKeyView>;
  readonly permissions: Iterable<PermissionView>;
  readonly targets: Iterable<TargetView>;
}
