import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOpensshKeyPair } from '../../../sandbox/openssh-key-pair.js';
import { keySet } from '../../../src/gateways/keycloak/keycloak-keys.js';
import { certificateBody } from './ftp-account.js';
import { fileTransferAdmin, registryAdmin } from './in-force.js';
import type { Product } from './product.js';
import { authorizationAdmin, heldCertificate, type HeldCertificate } from './rest-account.js';

export const NUMBER = '002214';
export const CLIENT_ID = 'self_service_expeditor_2214';
export const PASSWORD = 'Older:pw1';
const CONSULT = 'scope:dimona:declaration:consult';

type Fields = Readonly<Record<string, unknown>>;

/** The organisation of the sample person `access-manager`, as an older system registered it. */
export const SENDER: Fields = {
  record: 'sender',
  number: NUMBER,
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
  createdAt: '2011-03-01',
  contact: {
    name: 'An Peeters',
    phoneCountryCode: '+32',
    phoneNumber: '0470 12 34 56',
    email: 'an@people.example',
    language: 'nl',
  },
};

export interface OlderSystem {
  readonly accounts: readonly Fields[];
  readonly sshPrivateKey: string;
  readonly certificate: HeldCertificate;
}

/** What an older system left at the gateways, none of it with our marker, and the records that describe it. */
export async function olderSystem(product: Product): Promise<OlderSystem> {
  const ssh = makeOpensshKeyPair('older');
  const rest = await heldCertificate(product, 'older rest');
  const soap = await certificateBody(product, 'older soap');
  const crt = { ...(await certificateBody(product, 'older files')), fileName: 'older.crt' };
  const base = { record: 'account', sender: NUMBER };

  const files = fileTransferAdmin(product);
  const user = (username: string) => ({
    username,
    status: 1,
    home_dir: `/srv/older/${username}`,
    permissions: { '/': ['*'] },
  });
  await files.request('POST', '/users', { ...user('EXPolder1'), password: PASSWORD, email: 'kept@older.example' });
  await files.request('POST', '/users', { ...user('EXPolder2'), public_keys: [ssh.publicKey] });
  const registry = registryAdmin(product);
  await registry.create({ userName: 'older-files', active: true, x509Certificates: [{ value: crt.content }] });
  await registry.create({
    userName: 'older-soap',
    active: true,
    x509Certificates: [{ value: soap.content }],
    title: 'kept',
  });
  await authorizationAdmin(product).place(CLIENT_ID, {
    ...{ serviceAccountsEnabled: true, clientAuthenticatorType: 'client-jwt', publicClient: false },
    attributes: {
      'use.jwks.string': 'true',
      'jwks.string': keySet([{ name: 'older', der: rest.certificate }]) ?? '',
      'older.contract': '17',
    },
  });
  await authorizationAdmin(product).changeScope(CLIENT_ID, 'PUT', 'default', CONSULT);

  return {
    sshPrivateKey: ssh.privateKey,
    certificate: rest,
    accounts: [
      { ...base, channel: 'FTP', name: 'Older FTP', login: 'EXPolder1', permissions: ['Multifunctionele aangifte Dmfa'], certificates: [crt], createdAt: '2012-05-06T07:08:09Z' },
      { ...base, channel: 'SFTP', name: 'Older SFTP', login: 'EXPolder2', registryName: 'older-files', permissions: ['DMFA'], sshPublicKey: ssh.publicKey, certificates: [crt] },
      { ...base, channel: 'SOAP', name: 'Older SOAP', registryName: 'older-soap', certificates: [soap] },
      { ...base, channel: 'REST', name: 'Older REST', clientId: CLIENT_ID, permissions: ['DIMONA_CONSULT'], certificates: [rest.body] },
    ], // prettier-ignore
  };
}

/** Writes the records, after their header, where the command finds them. */
export async function adoptionFile(product: Product, name: string, records: readonly unknown[]): Promise<string> {
  const path = join(product.environment.certificateAuthority.anchorsDir, '..', `${name}.jsonl`);
  const lines = [{ record: 'adoption', version: 1 }, ...records].map((record) =>
    typeof record === 'string' ? record : JSON.stringify(record),
  );
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}
