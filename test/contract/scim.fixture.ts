import { randomInt, randomUUID } from 'node:crypto';
import type { Faults } from '../../sandbox/faults.js';
import { ScimGateway } from '../../src/gateways/scim/scim.gateway.js';
import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';
import { selfSignedDer } from './self-signed.js';

export const INSTANCE = 'contract';
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export interface RegistryAccess {
  readonly url: string;
  readonly token: string;
  readonly faults: Faults | null;
  readonly callTimeoutMs: number;
}

type Json = Record<string, unknown>;

/** What another administrator of the registry can do: plain SCIM calls, without the adapter. */
export class OtherAdministrator {
  constructor(private readonly access: Pick<RegistryAccess, 'url' | 'token'>) {}

  /** What is held under that user name; null when nothing is. */
  async find(userName: string): Promise<(Json & { id: string }) | null> {
    const filter = new URLSearchParams({ filter: `userName eq ${JSON.stringify(userName)}` });
    const { Resources = [] } = (await this.send('GET', `/Users?${filter}`)) as {
      Resources?: (Json & { id: string })[];
    };
    return Resources[0] ?? null;
  }

  async create(user: Json): Promise<string> {
    return ((await this.send('POST', '/Users', { schemas: [USER_SCHEMA], ...user })) as { id: string }).id;
  }

  /** Changes some attributes; the others stay. */
  async change(userName: string, attributes: Json): Promise<void> {
    const user = await this.find(userName);
    if (!user) throw new Error(`${userName} is not in the registry`);
    await this.send('PUT', `/Users/${user.id}`, { ...user, ...attributes });
  }

  /** Changes one attribute by PATCH. */
  async patch(userName: string, path: string, value: unknown): Promise<void> {
    const user = await this.find(userName);
    if (!user) throw new Error(`${userName} is not in the registry`);
    const Operations = [{ op: 'replace', path, value }];
    await this.send('PATCH', `/Users/${user.id}`, { schemas: [PATCH_SCHEMA], Operations });
  }

  async delete(id: string): Promise<void> {
    await this.send('DELETE', `/Users/${id}`);
  }

  private async send(method: string, path: string, body?: Json): Promise<unknown> {
    const response = await fetch(`${this.access.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.access.token}`, 'content-type': 'application/scim+json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}

/** Gives the common suite what it needs to try the SCIM adapter. `stop` ends the registry, where it is ours. */
export async function registryFixture(access: RegistryAccess, stop: () => Promise<void>): Promise<ContractFixture> {
  const [first, second] = await Promise.all([selfSignedDer('first'), selfSignedDer('second')]);
  const other = new OtherAdministrator(access);
  const foreign: string[] = [];
  return {
    gateway: new ScimGateway({ ...access, instanceId: INSTANCE }),
    faults: access.faults,
    secrets: [access.token],
    desired: (overrides = {}) => desiredAccount(first, overrides),
    changes: {
      active: () => ({ enabled: false }),
      name: () => ({ name: 'Loonadministratie «nieuw»' }),
      certificates: () => ({ certificates: [{ name: 'second', der: second }] }),
      permissions: () => ({ permissions: [{ code: 'publiato', grant: '/publiato' }] }),
      organisation: () => ({ organisationName: 'Boulangerie Dupont' }),
    },
    drifts: {
      'user-name': (login) => other.change(login, { userName: `${login}x` }),
      name: (login) => other.change(login, { displayName: 'renamed' }),
      active: (login) => other.patch(login, 'active', false),
      certificates: (login) => other.change(login, { x509Certificates: [] }),
      permissions: (login) => other.change(login, { entitlements: [{ value: 'everything', type: 'SFTP' }] }),
      organisation: (login) => other.change(login, { [ENTERPRISE_SCHEMA]: { organization: 'Somebody else' } }),
    },
    placeUnmarked: async (login) => {
      const name = { familyName: 'of another team' };
      foreign.push(await other.create({ userName: login, name, active: true, entitlements: [{ value: 'old' }] }));
    },
    placeForeign: async (login) => {
      foreign.push(await other.create({ userName: login, externalId: `elsewhere:${randomUUID()}` }));
    },
    readRaw: (login) => other.find(login),
    withoutMarker: (raw) => ({ ...(raw as object), externalId: undefined, meta: undefined }),
    tearDown: async () => {
      for (const id of foreign) await other.delete(id).catch(gone);
      await stop();
    },
  };
}

/** What was adopted is removed as ours. */
function gone(error: Error): void {
  if (!error.message.includes('404')) throw error;
}

/** A new SFTP account, unknown to every registry. */
export function desiredAccount(certificate: Uint8Array, overrides: Partial<DesiredAccount> = {}): DesiredAccount {
  return {
    accountId: randomUUID(),
    channel: 'SFTP',
    login: `EXP${randomInt(36 ** 6, 36 ** 7 - 1).toString(36)}`,
    revision: 1,
    name: 'Loonadministratie',
    organisationName: 'Bakkerij Janssens',
    enabled: true,
    permissions: [
      { code: 'dimona-v2', grant: '/dimona' },
      { code: 'dmfa', grant: '/dmfa' },
    ],
    sshPublicKeys: [],
    passwordHash: null,
    certificates: [{ name: 'first', der: certificate }],
    ...overrides,
  };
}
