import type { Certificate } from '../x509/certificate.js';
import { decodeBase64, isBase64Line } from './base64.js';
import { findPemBlocks, type PemBlock } from './pem-blocks.js';
import { recogniseDer } from './recognise-der.js';
import type { Recognised } from './recognised.js';
import type { Finding } from './upload.js';

const CERTIFICATE_LABELS: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/** What other blocks hold, for a file without a certificate. */
const OTHER_LABELS: readonly (readonly [RegExp, Finding])[] = [
  [/PRIVATE KEY$/, 'private-key'],
  [/^(NEW )?CERTIFICATE REQUEST$/, 'certificate-request'],
  [/^X509 CRL$/, 'revocation-list'],
  [/^(PKCS ?#?7( SIGNED DATA)?|CMS)$/, 'pkcs7'],
  [/^PKCS ?#?12$/, 'pkcs12'],
  [/^(RSA |DSA |EC |ECDSA )?PUBLIC KEY$/, 'public-key'],
];

/** Blocks that may hold certificates of their own: never taken for text around one. */
const CONTAINERS: ReadonlySet<Finding> = new Set(['pkcs7', 'pkcs12']);

export function recogniseText(bytes: Uint8Array): Recognised {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  const start = text.slice(0, 512).trimStart().toLowerCase();
  const isHtml = /^<(!doctype html|html|head|body|\?xml)/.test(start);
  const blocks = findPemBlocks(text);
  const read = blocks.filter((block) => CERTIFICATE_LABELS.has(block.label)).map(readBlock);
  const certificates: Certificate[] = read.flatMap((result) => result.certificates ?? []);
  const others = blocks.map(otherFinding).filter((finding) => finding !== undefined);
  const container = others.find((finding) => CONTAINERS.has(finding));
  const fault = isHtml ? ({ finding: 'html' } as const) : read.find((result) => result.fault)?.fault;
  const hasPrivateKey = read.some((result) => result.hasPrivateKey === true);
  if (fault ?? container) {
    return { certificates, hasPrivateKey, fault: fault ?? { finding: container as Finding } };
  }
  if (read.length > 0) return { certificates, hasPrivateKey };
  return { fault: { finding: others[0] ?? findingOfText(text, start) } };
}

function otherFinding({ label }: PemBlock): Finding | undefined {
  return OTHER_LABELS.find(([pattern]) => pattern.test(label))?.[1];
}

function readBlock(block: PemBlock): Recognised {
  if (!block.ended) return { fault: { finding: 'pem-no-end' } };
  const wrong = block.lines.findIndex((line) => !isBase64Line(line));
  if (wrong !== -1) return { fault: { finding: 'pem-base64', parameters: { line: block.firstLine + wrong } } };
  const der = decodeBase64(block.lines.join(''));
  const lastLine = block.firstLine + block.lines.length - 1;
  if (!der) return { fault: { finding: 'pem-base64', parameters: { line: lastLine } } };
  const content = recogniseDer(der) ?? { fault: { finding: 'other-structure' as const } };
  return block.label === 'TRUSTED CERTIFICATE' ? { ...content, fault: { finding: 'trusted-certificate' } } : content;
}

/** What a text without a single frame is. */
function findingOfText(text: string, start: string): Finding {
  const words = text.split(/\s+/).filter(Boolean);
  const joined = words.join('');
  const upper = text.toUpperCase();
  if (upper.includes('SSH2 PUBLIC KEY') || /^(ssh-|ecdsa-sha2-|sk-)\S{1,60} AAAA/.test(start.replace(/aaaa/, 'AAAA'))) {
    return 'ssh-public-key';
  }
  if (/BEGIN.{1,9}CERTIFICATE/.test(upper)) return 'pem-damaged';
  if (joined.length >= 40 && joined.length % 2 === 0 && /^(0X)?[0-9A-F:]+$/i.test(joined)) return 'hexadecimal';
  if (joined.length >= 40 && decodeBase64(joined)) return 'bare-base64';
  // Control characters other than those of text: nobody can read it.
  return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? 'unknown' : 'text';
}
