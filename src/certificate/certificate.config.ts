import { integer, list, oneOf, text, type Values } from '../platform/config/variables.js';

export const certificateVariables = {
  TRUST_ANCHORS_DIR: text('folder with the certificates of trusted issuers, PEM or DER', {
    example: '/etc/chaman/trust-anchors',
  }),
  TRUST_ANCHORS_RELOAD_SECONDS: integer(
    'how often the folder is read again, beside whenever it tells of a change',
    { min: 1, max: 86_400, unit: 'seconds' },
    { fallback: 60 },
  ),
  REVOCATION: oneOf('whether issuers are asked for revoked certificates, and how', ['off', 'crl', 'ocsp', 'crl+ocsp'], {
    fallback: 'off',
  }),
  REVOCATION_FAIL: oneOf('what becomes of a certificate whose issuer gives no usable answer', ['soft', 'hard'], {
    fallback: 'soft',
  }),
  REVOCATION_TIMEOUT_MS: integer(
    'time for everything that is asked about one certificate',
    { min: 100, max: 30_000, unit: 'milliseconds' },
    { fallback: 3_000 },
  ),
  REVOCATION_ALLOWED_HOSTS: list(
    'hosts that may be asked: name or name:port; an address, address:port or network (10.0.0.0/8) also allows that hosts have that private address',
    { fallback: [], example: 'crl.issuer.example, ocsp.issuer.example:8080' },
  ),
};

export type CertificateConfig = Values<typeof certificateVariables>;
