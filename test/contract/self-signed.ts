import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };

/** A certificate that registries take: P-384, signed by itself, valid for a year. In DER. */
export async function selfSignedDer(commonName: string): Promise<Uint8Array> {
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [commonName] }],
      keys: await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']),
      signingAlgorithm: ALGORITHM,
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2027-01-01'),
    },
    webcrypto,
  );
  return new Uint8Array(certificate.rawData);
}
