import { generateKeyPairSync } from 'node:crypto';
import { makeOpensshKeyPair } from '../../../sandbox/openssh-key-pair.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { Product } from './product.js';

export interface SftpAccountBody {
  readonly channel: 'SFTP';
  readonly name: string;
  readonly permissions: readonly string[];
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
export async function giveContact(client: SignedIn, overrides: Record<string, unknown> = {}): Promise<void> {
  const contact = {
    name: 'An Peeters',
    phoneCountryCode: '+32',
    phoneNumber: '0470 12 34 56',
    email: 'an@people.example',
    language: 'nl',
    ...overrides,
  };
  const response = await client.fetch('/api/v1/contact', { method: 'PUT', body: JSON.stringify(contact) });
  if (!response.ok) throw new Error(`Contact details were refused: ${response.status} ${await response.text()}`);
}

/** A request that the product accepts, with new keys and a certificate of the sandbox's authority. */
export async function sftpAccountRequest(
  product: Product,
  userName: string,
  overrides: Partial<SftpAccountBody> = {},
): Promise<SftpAccountRequest> {
  const ssh = makeOpensshKeyPair('test');
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
  const response = await client.fetch('/api/v1/ftp-sftp-accounts', { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as { id: string };
  if (response.status !== 201) throw new Error(`The account was refused: ${response.status} ${JSON.stringify(answer)}`);
  return answer.id;
}

async function firstPermission(product: Product): Promise<string> {
  const [row] = await product.sql<{ code: string }>(
    `select code from permission where 'SFTP' = any(channels) and offered order by code limit 1`,
  );
  if (!row) throw new Error('The catalogue has no permission for SFTP');
  return row.code;
}
