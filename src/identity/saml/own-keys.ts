import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import type { IdentityConfig } from '../identity.config.js';

/** With what this product signs, and decrypts what is meant for it. */
export interface OwnKeys {
  /** Private key in PEM form. */
  readonly signing: string;
  /** Every private key: the one that signs, and the one before or after it. */
  readonly decryption: readonly string[];
  /** Published to verify our signatures, in PEM form; also those whose key is not in use yet. */
  readonly signingCertificates: readonly string[];
  /** Published to encrypt for us: those whose key is here. */
  readonly encryptionCertificates: readonly string[];
}

/** @throws ConfigurationError unless each key has a certificate, and the first certificate belongs to the first key */
export function ownKeys(config: Pick<IdentityConfig, 'SAML_SP_KEY' | 'SAML_SP_CERTIFICATE'>): OwnKeys {
  const { SAML_SP_KEY: keys, SAML_SP_CERTIFICATE: certificates } = config;
  const [signing] = keys;
  const holds = (certificate: string, key: string): boolean =>
    new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  if (signing === undefined || certificates[0] === undefined || !holds(certificates[0], signing))
    throw new ConfigurationError(['SAML_SP_CERTIFICATE must begin with the certificate of the first SAML_SP_KEY']);
  if (!keys.every((key) => certificates.some((certificate) => holds(certificate, key))))
    throw new ConfigurationError(['SAML_SP_CERTIFICATE lacks the certificate of one of the keys in SAML_SP_KEY']);
  return {
    signing,
    decryption: keys,
    signingCertificates: certificates,
    encryptionCertificates: certificates.filter((certificate) => keys.some((key) => holds(certificate, key))),
  };
}
