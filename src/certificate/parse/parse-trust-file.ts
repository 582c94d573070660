import type { Certificate } from '../x509/certificate.js';
import { recogniseDer } from './recognise-der.js';
import { recogniseText } from './recognise-text.js';
import { holdsPrivateKey } from './private-key-traces.js';

/** 8 MiB: whole operating systems ship their trusted certificates in less than one. */
const MAX_TRUST_FILE_OCTETS = 8 * 1024 * 1024;

/** The certificates of a file that operations keep; `problem` says in English why it cannot be used. */
export function parseTrustFile(bytes: Uint8Array): { certificates: readonly Certificate[]; problem?: string } {
  if (bytes.length > MAX_TRUST_FILE_OCTETS) return { certificates: [], problem: 'larger than 8 MiB' };
  const { certificates = [], fault } = recogniseDer(bytes) ?? recogniseText(bytes);
  if (holdsPrivateKey(bytes)) return { certificates: [], problem: 'holds a private key' };
  if (fault) return { certificates: [], problem: `not only certificates in it (${fault.finding})` };
  return { certificates };
}
