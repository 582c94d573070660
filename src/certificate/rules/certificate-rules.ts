import type { CertificateRule } from './certificate-subject.js';
import { expired } from './expired.rule.js';
import { expiresSoon } from './expires-soon.rule.js';
import { isACa } from './is-a-ca.rule.js';
import { keySize } from './key-size.rule.js';
import { keyType } from './key-type.rule.js';
import { keyUsage } from './key-usage.rule.js';
import { longValidity } from './long-validity.rule.js';
import { notACertificate } from './not-a-certificate.rule.js';
import { notYetValid } from './not-yet-valid.rule.js';
import { organisationDiffers } from './organisation-differs.rule.js';
import { privateKeyIncluded } from './private-key-included.rule.js';
import { revocationUnknown } from './revocation-unknown.rule.js';
import { revoked } from './revoked.rule.js';
import { selfSignedNotAllowed } from './self-signed-not-allowed.rule.js';
import { severalCertificates } from './several-certificates.rule.js';
import { signatureAlgorithm, signatureAlgorithmUntil2025 } from './signature-algorithm.rule.js';
import { tooLarge } from './too-large.rule.js';
import { untrustedIssuer } from './untrusted-issuer.rule.js';
import { unusualSerialNumber } from './unusual-serial-number.rule.js';
import { wrongExtension } from './wrong-extension.rule.js';

/** In the order in which a user reads them: the file, the certificate, its issuer, then what is only a warning. */
export const CERTIFICATE_RULES: readonly CertificateRule[] = [
  tooLarge,
  wrongExtension,
  privateKeyIncluded,
  notACertificate,
  severalCertificates,
  keyType,
  keySize,
  signatureAlgorithm,
  signatureAlgorithmUntil2025,
  notYetValid,
  expired,
  selfSignedNotAllowed,
  keyUsage,
  isACa,
  untrustedIssuer,
  revoked,
  revocationUnknown,
  expiresSoon,
  longValidity,
  organisationDiffers,
  unusualSerialNumber,
];
