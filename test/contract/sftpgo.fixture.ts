import { randomUUID } from 'node:crypto';
import type { Faults } from '../../sandbox/faults.js';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { SftpgoGateway } from '../../src/gateways/sftpgo/sftpgo.gateway.js';
import type { SftpgoConfig } from '../../src/gateways/sftpgo/sftpgo.config.js';
import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';
import { SftpgoAdmin } from './sftpgo-admin.js';

const KEYS = [publicKey(), publicKey()] as const;
const HASHES = [
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdC1vbmUtc2FsdC1vbmU$b25lb25lb25lb25lb25lb25lb25lb25lb25lb25lb25l',
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdC10d28tc2FsdC10d28$dHdvdHdvdHdvdHdvdHdvdHdvdHdvdHdvdHdvdHdvdHdv',
] as const;

export interface SftpgoServer extends Omit<SftpgoConfig, 'callTimeoutMs' | 'homeRoot' | 'instanceId'> {
  readonly faults: Faults | null;
  stop(): Promise<void>;
}

let logins = 0;

/** An account as the product would send it. Every call gives a new account and a new login, unless overridden. */
export function desiredAccount(channel: 'FTP' | 'SFTP', overrides: Partial<DesiredAccount> = {}): DesiredAccount {
  logins += 1;
  return {
    accountId: randomUUID(),
    channel,
    login: `EXP${process.pid.toString(36)}x${logins}`,
    revision: 1,
    name: 'Payroll',
    organisationName: 'Example Ltd',
    enabled: true,
    permissions: [
      { code: 'dimona', grant: 'dimona' },
      { code: 'dmfa', grant: 'dmfa' },
    ],
    sshPublicKeys: channel === 'SFTP' ? [KEYS[0]] : [],
    passwordHash: channel === 'FTP' ? HASHES[0] : null,
    certificates: [],
    ...overrides,
  };
}

export function sftpgoFixture(channel: 'FTP' | 'SFTP', server: SftpgoServer): ContractFixture {
  const { url, adminUser, adminPassword, faults } = server;
  const config = { url, adminUser, adminPassword, homeRoot: '/srv/chaman', instanceId: 'contract' };
  const admin = new SftpgoAdmin(config);
  return {
    gateway: new SftpgoGateway({ ...config, callTimeoutMs: faults ? 700 : 10_000 }),
    faults,
    secrets: [adminPassword, ...HASHES, ...KEYS.map((key) => key.split(' ')[1] ?? key), 'Bearer', 'eyJ'],
    desired: (overrides) => desiredAccount(channel, overrides),
    changes: {
      status: () => ({ enabled: false }),
      description: () => ({ name: 'Another name' }),
      folders: () => ({
        permissions: [
          { code: 'dimona', grant: 'dimona' },
          { code: 'ecaro', grant: 'ecaro' },
        ],
      }),
      permissions: () => ({ permissions: [{ code: 'dmfa', grant: 'dmfa' }] }),
      ...(channel === 'SFTP'
        ? { 'public-keys': () => ({ sshPublicKeys: [KEYS[1]] }) }
        : { password: () => ({ passwordHash: HASHES[1] }) }),
    },
    drifts: {
      status: (login) => admin.change(login, () => ({ status: 0 })),
      expiry: (login) => admin.change(login, () => ({ expiration_date: 1_500_000_000_000 })),
      home: (login) => admin.change(login, () => ({ home_dir: '/srv/elsewhere' })),
      'public-keys': (login) => admin.change(login, () => ({ public_keys: [KEYS[1]] })),
      permissions: (login) =>
        admin.change(login, ({ permissions }) => ({ permissions: { ...permissions, '/': ['*'], '/dimona/x': ['*'] } })),
      folders: async (login) => {
        const { virtual_folders: [folder] = [] } = await admin.user(login);
        await admin.request('PUT', `/folders/${folder?.name}`, { name: folder?.name, mapped_path: '/srv/elsewhere' });
      },
      protocols: (login) => admin.changeFilters(login, { denied_protocols: [] }),
      'login-methods': (login) => admin.changeFilters(login, { denied_login_methods: [] }),
      ...(channel === 'FTP' && { 'ftp-security': (login) => admin.changeFilters(login, { ftp_security: 0 }) }),
    },
    placeUnmarked: (login) => admin.place(login),
    placeForeign: (login) => admin.place(login),
    readRaw: async (login) => (await admin.find(login)) ?? null,
    withoutMarker: (raw) => ({ ...(raw as object), additional_info: undefined, updated_at: undefined }),
    tearDown: async () => {
      await admin.removePlaced();
      await server.stop();
    },
  };
}

function publicKey(): string {
  return makeOpensshKeyPair('').publicKey.trim();
}
