import type { DesiredAccount } from '../provisioning/gateway.port.js';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import type { JudgedAccount } from './rules/judge-account-record.js';

/** What gateways shall hold for an account that is not ours yet, as it will be read from the database afterwards. */
export function desiredAdoption(account: JudgedAccount, accountId: string, organisationName: string): DesiredAccount {
  const { channel, login, name, passwordHash, permissions, certificates, sshKey } = account;
  const granting = CHANNEL_DESCRIPTORS[channel].permissions;
  return {
    ...{ accountId, channel, login, name, organisationName, passwordHash },
    revision: 1,
    enabled: account.disabled !== true,
    permissions: permissions.flatMap((permission) => {
      const grant = granting === 'none' ? null : permission[granting.grantedBy];
      return grant === null ? [] : [{ code: permission.code, grant }];
    }),
    sshPublicKeys: sshKey?.canonical === undefined ? [] : [sshKey.canonical],
    certificates: certificates.flatMap(({ name, verdict: { der } }) => (der ? [{ name, der }] : [])),
  };
}
