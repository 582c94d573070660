import { generateKeyPairSync } from 'node:crypto';
import { makeOpensshKeyPair } from '../../../sandbox/openssh-key-pair.js';
import { contactConfirm, ftpSftpAccountCreate } from '../../../openapi/client/sdk.gen.js';
import type { ContactInputDto } from '../../../openapi/client/types.gen.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { dataOf, personClient } from './api-client.js';
import { secretsInUse } from './leak-search/secrets-in-use.js';
import type { Product } from './product.js';

export interface SftpAccountBody {
  readonly channel: 'SFTP';
  readonly name: string;
  readonly permissions: string[];
  readonly userName: string;
  readonly sshPublicKey: string;
  readonly certificate: { readonly name: string; readonly fileName: string; readonly content: string };
}

export interface SftpAccountRequest {
  readonly body: SftpAccountBody;
  /** Signs in where `body.sshPublicKey` is accepted; OpenSSH's format. */
  readonly sshPrivateKey: string;
}

/** The first sign-in's contact details; without them there is no sender. */
export async function giveContact(client: SignedIn, overrides: Partial<ContactInputDto> = {}): Promise<void> {
  const body: ContactInputDto = {
    name: 'An Peeters',
    phoneCountryCode: '+32',
    phoneNumber: '0470 12 34 56',
    email: 'an@people.example',
    language: 'nl',
    ...overrides,
  };
  dataOf(await contactConfirm({ client: personClient(client), body }), 'Contact details were refused');
}

/** A request that the product accepts, with new keys and a certificate of the sandbox's authority. */
export async function sftpAccountRequest(
  product: Product,
  userName: string,
  overrides: Partial<SftpAccountBody> = {},
): Promise<SftpAccountRequest> {
  const ssh = makeOpensshKeyPair('test');
  secretsInUse().privateKey(ssh.privateKey);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = await product.environment.certificateAuthority.issue({
    commonName: userName,
    organisation: 'Test',
    publicKey,
  });
  const body: SftpAccountBody = {
    channel: 'SFTP',
    name: `Account ${userName}`,
    permissions: [await firstPermission(product)],
    userName,
    sshPublicKey: ssh.publicKey,
    certificate: {
      name: 'certificate',
      fileName: 'certificate.cer',
      content: Buffer.from(certificate).toString('base64'),
    },
    ...overrides,
  };
  return { body, sshPrivateKey: ssh.privateKey };
}

/** Creates the account and answers its id. @throws when it is refused */
export async function createSftpAccount(client: SignedIn, body: SftpAccountBody): Promise<string> {
  return dataOf(await ftpSftpAccountCreate({ client: personClient(client), body }), 'The account was refused').id;
}

async function firstPermission(product: Product): Promise<string> {
  const [row] = await product.sql<{ code: string }>(
    `select code from permission where 'SFTP' = any(channels) and offered order by code limit 1`,
  );
  if (!row) throw new Error('The catalogue has no permission for SFTP');
  return row.code;
}
