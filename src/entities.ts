import { AccountPermission } from './account/account-permission.entity.js';
import { Account } from './account/account.entity.js';
import { Certificate } from './account/certificate.entity.js';
import { ProvisioningTarget } from './account/provisioning-target.entity.js';
import { SshKey } from './account/ssh-key.entity.js';
import { AuditEvent } from './audit/audit-event.entity.js';
import { Contact } from './contact/contact.entity.js';
import { Sender } from './contact/sender.entity.js';
import { Permission } from './permission/permission.entity.js';

export const ENTITIES = [
  Account,
  AccountPermission,
  AuditEvent,
  Certificate,
  Contact,
  Permission,
  ProvisioningTarget,
  Sender,
  SshKey,
];
