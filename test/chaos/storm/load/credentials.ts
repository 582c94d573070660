import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CertificateAuthority } from '../../../../sandbox/certificate-authority/certificate-authority.js';
import { makeOpensshKeyPair } from '../../../../sandbox/openssh-key-pair.js';
import type { CertificateBody } from '../../../e2e/harness/ftp-account.js';
import type { Chance } from '../chance.js';

const SPECIAL = '%&*+=?@';

/** A new certificate that every channel accepts, and the fingerprint by which it is known again. */
export async function newCertificate(
  authority: CertificateAuthority,
  name: string,
): Promise<{ readonly body: CertificateBody; readonly fingerprint: string }> {
  const publicKey: KeyObject = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey;
  const der = await authority.issue({ commonName: name, organisation: 'Storm', publicKey });
  return {
    body: { name, fileName: `${name}.cer`, content: Buffer.from(der).toString('base64') },
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
}

export function newSshKey(): { readonly line: string; readonly fingerprint: string } {
  const line = makeOpensshKeyPair('storm').publicKey;
  return { line, fingerprint: sshFingerprint(line) };
}

/** @param line `type base64 …` */
export function sshFingerprint(line: string): string {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** 8 to 10 characters, at least two that are not letters. */
export function newPassword(chance: Chance): string {
  const letters = Array.from({ length: 6 }, () => chance.pick([...'abcdefghjkmnpqrstuvwxyz']));
  return `${letters.join('')}${chance.between(10, 99)}${chance.pick([...SPECIAL])}`;
}
