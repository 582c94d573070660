import { CHANNEL_DESCRIPTORS } from '../../../../src/account/channel/channel-descriptors.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import type { Offered } from '../load/offered-permissions.js';
import { partsOf, type ShownAccount } from '../load/shown-account.js';
import type { HeldObject } from './gateway-contents.js';

/** What gateways must hold for an account. */
export interface Expected {
  readonly id: string;
  readonly channel: ShownAccount['channel'];
  /** Undefined where nobody is told it: a SOAP account’s follows from its sender. */
  readonly login: string | undefined;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly certificates: readonly string[];
  readonly sshKeys: readonly string[];
}

/** What an account that is shown as active promises; undefined when it says itself that a part is not in force. */
export function promised(account: ShownAccount): Expected | undefined {
  const { permissions, certificates, sshKeys } = partsOf(account);
  if ([...permissions, ...certificates, ...sshKeys].some(({ state }) => state !== 'live')) return undefined;
  return {
    ...{ id: account.id, channel: account.channel, name: account.name },
    login: 'login' in account ? account.login : (account.clientId ?? undefined),
    permissions: permissions.map(({ code }) => code),
    certificates: certificates.map(({ fingerprintSha256 }) => fingerprintSha256),
    sshKeys: sshKeys.map(({ fingerprint }) => fingerprint),
  };
}

/** Everything in which gateways differ from what they must hold for an account; empty when they do not. */
export function untruths(expected: Expected, contents: readonly HeldObject[], offered: Offered): string[] {
  const faults: string[] = [];
  for (const gateway of CHANNEL_DESCRIPTORS[expected.channel].gateways) {
    const held = contents.filter((each) => each.gateway === gateway && each.accountId === expected.id);
    const [object] = held;
    if (!object || held.length > 1) {
      faults.push(`${gateway} has it ${held.length} times`);
      continue;
    }
    const wanted = partsAt(gateway, expected, offered);
    if (expected.login !== undefined && object.login !== expected.login)
      faults.push(`${gateway}: login ${object.login}`);
    if (!object.enabled) faults.push(`${gateway}: not enabled`);
    if (object.name !== expected.name) faults.push(`${gateway}: name "${object.name}" instead of "${expected.name}"`);
    for (const part of ['permissions', 'certificates', 'sshKeys'] as const)
      if (!sameSet(object[part], wanted[part]))
        faults.push(`${gateway}: ${part} [${object[part].join(', ')}] instead of [${wanted[part].join(', ')}]`);
  }
  return faults;
}

function partsAt(
  gateway: GatewayName,
  { permissions, certificates, sshKeys }: Expected,
  offered: Offered,
): Pick<HeldObject, 'permissions' | 'certificates' | 'sshKeys'> {
  switch (gateway) {
    case 'file-transfer':
      return { permissions, certificates: [], sshKeys };
    case 'certificate-registry':
      return { permissions, certificates, sshKeys: [] };
    case 'authorization-server':
      return { permissions: offered.scopesOf(permissions), certificates, sshKeys: [] };
  }
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const normal = (all: readonly string[]) => [...new Set(all)].sort().join('\n');
  return normal(one) === normal(other);
}
