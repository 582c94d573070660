import type { KeyObject } from 'node:crypto';
import { requestToken, type TokenAnswer } from '../../../sandbox/authorization-server/token.client.js';
import { keyPair } from '../../builders/certificates.js';
import { KeycloakAdmin } from '../../contract/keycloak-admin.js';
import type { CertificateBody } from './ftp-account.js';
import { secretsInUse } from './leak-search/secrets-in-use.js';
import type { Product } from './product.js';

/** A certificate as it is uploaded, and the key that its holder keeps. */
export interface HeldCertificate {
  readonly body: CertificateBody;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

export interface RestAccountBody {
  readonly channel: 'REST';
  readonly name: string;
  readonly permissions: string[];
  readonly certificate: CertificateBody;
}

/** A new certificate of the sandbox's authority. The same label gives the same key. */
export async function heldCertificate(
  product: Product,
  label: string,
  kind: 'rsa' | 'P-384' | 'P-521' = 'P-384',
): Promise<HeldCertificate> {
  const { publicKey, privateKey } = keyPair(kind, label);
  secretsInUse().privateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const { certificateAuthority } = product.environment;
  const certificate = await certificateAuthority.issue({ commonName: label, organisation: 'Test', publicKey });
  const content = Buffer.from(certificate).toString('base64');
  return { body: { name: label, fileName: `${label}.cer`, content }, certificate, privateKey };
}

export function restAccount(
  name: string,
  { body: certificate }: HeldCertificate,
  permissions: string[] = ['DIMONA_CONSULT'],
): RestAccountBody {
  return { channel: 'REST', name, permissions, certificate };
}

/** Asks the product's authorization server for a token, as the account's holder. */
export function tokenOf(
  product: Product,
  clientId: unknown,
  { privateKey }: HeldCertificate,
  kid?: string,
): Promise<TokenAnswer> {
  const { tokenUrl } = product.environment.authorization;
  return requestToken({ tokenUrl, clientId: String(clientId), privateKey, kid });
}

/** Another administrator of the product's authorization server. */
export function authorizationAdmin({ environment }: Product): KeycloakAdmin {
  const { url, realm } = environment.authorization;
  const { KEYCLOAK_ADMIN_CLIENT_ID = '', KEYCLOAK_ADMIN_CLIENT_SECRET = '' } = environment.workerEnvironment;
  return new KeycloakAdmin({
    ...{ url, realm },
    adminClientId: KEYCLOAK_ADMIN_CLIENT_ID,
    adminClientSecret: KEYCLOAK_ADMIN_CLIENT_SECRET,
  });
}
