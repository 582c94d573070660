import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FtpsClient, type FtpsServerAddress } from '../../../sandbox/file-transfer/ftps.client.js';
import type { Product } from './product.js';

export interface CertificateBody {
  readonly name: string;
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
}

export interface FtpAccountBody {
  readonly channel: 'FTP';
  readonly name: string;
  readonly permissions: string[];
  readonly userName: string;
  readonly password: string;
  readonly certificate: CertificateBody;
}

/** A request that the product accepts, with a certificate of the sandbox's authority. */
export async function ftpAccountRequest(
  product: Product,
  userName: string,
  overrides: Partial<FtpAccountBody> = {},
): Promise<FtpAccountBody> {
  return {
    channel: 'FTP',
    name: `Account ${userName}`,
    permissions: ['DMFA'],
    userName,
    password: 'Perm:1t\\',
    certificate: await certificateBody(product, userName),
    ...overrides,
  };
}

/** A new certificate that every channel accepts. */
export async function certificateBody(product: Product, commonName: string): Promise<CertificateBody> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const der = await product.environment.certificateAuthority.issue({ commonName, organisation: 'Test', publicKey });
  return { name: commonName, fileName: `${commonName}.cer`, content: Buffer.from(der).toString('base64') };
}

/** Where the product's file-transfer server takes FTP with TLS, and whom to trust. */
export async function ftpsAddress({ environment }: Product): Promise<FtpsServerAddress> {
  const ca = await readFile(join(environment.certificateAuthority.anchorsDir, 'root.pem'), 'utf8');
  return { port: environment.ports.ftps, ca };
}

/** @throws with the server's words when it does not let this user in */
export async function ftps(product: Product, username: string, password: string): Promise<FtpsClient> {
  return FtpsClient.connect({ ...(await ftpsAddress(product)), username, password });
}
