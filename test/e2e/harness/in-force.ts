import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { SftpgoUser } from '../../../src/gateways/sftpgo/sftpgo.wire.js';
import type { ScimUser } from '../../../src/gateways/scim/scim.wire.js';
import { OtherAdministrator } from '../../contract/scim.fixture.js';
import { SftpgoAdmin } from '../../contract/sftpgo-admin.js';
import type { Product } from './product.js';
import type { SftpAccountBody } from './sftp-account.js';

/** Another administrator of the product's file-transfer server. */
export function fileTransferAdmin(product: Product): SftpgoAdmin {
  const { SFTPGO_URL = '', SFTPGO_ADMIN_USER = '', SFTPGO_ADMIN_PASSWORD = '' } = product.environment.workerEnvironment;
  return new SftpgoAdmin({ url: SFTPGO_URL, adminUser: SFTPGO_ADMIN_USER, adminPassword: SFTPGO_ADMIN_PASSWORD });
}

/** The folders that were made at the file-transfer server for this account. */
export async function fileTransferFolders(product: Product, accountId: string): Promise<string[]> {
  const { body } = await fileTransferAdmin(product).request('GET', '/folders?limit=500');
  return (body as { name: string }[]).map(({ name }) => name).filter((name) => name.includes(accountId));
}

/** Another administrator of the product's certificate registry. */
export function registryAdmin(product: Product): OtherAdministrator {
  const { SCIM_URL = '', SCIM_TOKEN = '' } = product.environment.workerEnvironment;
  return new OtherAdministrator({ url: SCIM_URL, token: SCIM_TOKEN });
}

/** What the file-transfer server holds under this login, in whatever case. */
export async function fileTransferUsers(product: Product, login: string): Promise<SftpgoUser[]> {
  const { body } = await fileTransferAdmin(product).request('GET', '/users?limit=500');
  return (body as SftpgoUser[]).filter(({ username }) => username.toLowerCase() === login.toLowerCase());
}

/** What the certificate registry holds under this login. */
export async function registryUsers(product: Product, login: string): Promise<ScimUser[]> {
  const { SCIM_URL = '', SCIM_TOKEN = '' } = product.environment.workerEnvironment;
  const response = await fetch(`${SCIM_URL}/Users`, { headers: { authorization: `Bearer ${SCIM_TOKEN}` } });
  const { Resources } = (await response.json()) as { Resources: ScimUser[] };
  return Resources.filter(({ userName }) => userName.toLowerCase() === login.toLowerCase());
}

/** The account is active, and each gateway holds it exactly once, with exactly what was asked for; told once in the audit trail. */
export async function expectInForce(
  product: Product,
  client: SignedIn,
  accountId: string,
  body: SftpAccountBody,
): Promise<void> {
  const account = await product.untilState(client, accountId, 'active');
  const login = `EXP${body.userName}`;
  expect(account).toMatchObject({
    login,
    progress: null,
    sshPublicKey: { state: 'live' },
    certificate: { state: 'live' },
  });

  const folders = await product.sql<{ folder: string }>('select folder from permission where code = any($1)', [
    body.permissions,
  ]);
  const paths = folders.map(({ folder }) => `/${folder}`).sort();
  const users = await fileTransferUsers(product, login);
  expect(users).toHaveLength(1);
  expect(users[0]).toMatchObject({
    username: login,
    status: 1,
    public_keys: [body.sshPublicKey.trim().split(' ').slice(0, 2).join(' ')],
  });
  expect(users[0]?.additional_info).toContain(accountId);
  expect(users[0]?.description).toMatch(new RegExp(`- ${body.name}$`));
  expect(users[0]?.virtual_folders?.map(({ virtual_path }) => virtual_path).sort()).toEqual(paths);
  expect(Object.keys(users[0]?.permissions ?? {}).sort()).toEqual(['/', ...paths]);

  const entries = await registryUsers(product, login);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    userName: login,
    displayName: body.name,
    active: true,
    x509Certificates: [{ value: body.certificate.content }],
  });
  expect(entries[0]?.externalId).toContain(accountId);
  expect(entries[0]?.entitlements?.map(({ value }) => value).sort()).toEqual([...body.permissions].sort());

  expect(await auditOf(product, accountId, 'account.provisioned')).toHaveLength(1);
}

/** No gateway knows this login any longer. */
export async function expectNowhere(product: Product, login: string): Promise<void> {
  expect(await fileTransferUsers(product, login)).toEqual([]);
  expect(await registryUsers(product, login)).toEqual([]);
}

export function auditOf(product: Product, accountId: string, action: string): Promise<{ after: object | null }[]> {
  return product.sql('select after from audit_event where account_id = $1 and action = $2', [accountId, action]);
}
