import type { EntityManager } from '@mikro-orm/postgresql';
import type { Sender } from '../contact/sender.entity.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { AccountPermission } from './account-permission.entity.js';
import type { AccountRequest } from './account-request.js';
import { Account } from './account.entity.js';
import { Certificate } from './certificate.entity.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import { certificateColumns, sshKeyColumns } from './credential-columns.js';
import type { JudgedRequest } from './judge-account-request.js';
import { ProvisioningTarget } from './provisioning-target.entity.js';
import { SshKey } from './ssh-key.entity.js';

/** Turns an accepted request into the account's first revision, with a target for every gateway of its channel. */
export function newAccount(em: EntityManager, sender: Sender, request: AccountRequest, judged: JudgedRequest): Account {
  const account = em.create(Account, {
    sender,
    channel: request.channel,
    name: tidyOneLineText(request.name),
    userName: request.userName ?? null,
  });
  const addedRevision = account.revision;
  const { name, fileName } = request.certificate;
  account.certificates.add(
    em.create(Certificate, {
      account,
      name: tidyOneLineText(name),
      fileName,
      ...certificateColumns(judged.certificate),
      addedRevision,
    }),
  );
  if (judged.sshKey)
    account.sshKeys.add(em.create(SshKey, { account, ...sshKeyColumns(judged.sshKey), addedRevision }));
  for (const permission of judged.permissions)
    account.permissions.add(em.create(AccountPermission, { account, permission, addedRevision }));
  for (const gateway of CHANNEL_DESCRIPTORS[request.channel].gateways)
    account.targets.add(em.create(ProvisioningTarget, { account, gateway }));
  return account;
}
