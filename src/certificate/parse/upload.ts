import type { TextParameters } from '../../platform/i18n/texts.js';
import type { Certificate } from '../x509/certificate.js';

/** 64 KiB; the largest certificates in use have some 10. Nothing larger is looked into. */
export const MAX_UPLOAD_OCTETS = 64 * 1024;

/** What the bytes are instead of one certificate, as far as it can be told. */
export type Finding =
  | 'empty'
  | 'damaged'
  | 'trailing-bytes'
  | 'ber'
  | 'other-structure'
  | 'trusted-certificate'
  | 'pkcs7'
  | 'pkcs12'
  | 'keystore'
  | 'certificate-request'
  | 'revocation-list'
  | 'ocsp-response'
  | 'private-key'
  | 'public-key'
  | 'ssh-public-key'
  | 'pem-damaged'
  | 'pem-base64'
  | 'pem-no-end'
  | 'bare-base64'
  | 'hexadecimal'
  | 'utf-16'
  | 'html'
  | 'zip'
  | 'document'
  | 'text'
  | 'unknown';

/** What was found in the bytes of an upload. It never holds anything of a private key. */
export interface Upload {
  readonly octets: number;
  readonly tooLarge: boolean;
  /** Every certificate that could be read, in the order of the file. */
  readonly certificates: readonly Certificate[];
  readonly hasPrivateKey: boolean;
  /** Why the bytes are not simply one certificate; absent where they are. */
  readonly fault?: { readonly finding: Finding; readonly parameters?: TextParameters };
}
