import type { Recognised } from './recognised.js';
import type { Finding } from './upload.js';

/** First octets of file kinds that people take for a certificate. */
const MAGIC: readonly (readonly [string, Finding])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['1f8b', 'zip'],
  ['377abcaf271c', 'zip'],
  ['526172211a', 'zip'],
  ['feedfeed', 'keystore'],
  ['cececece', 'keystore'],
  ['255044462d', 'document'],
  ['d0cf11e0', 'document'],
  ['ffd8ff', 'document'],
  ['89504e47', 'document'],
  ['47494638', 'document'],
  ['7b5c727466', 'document'],
  ['fffe', 'utf-16'],
  ['feff', 'utf-16'],
];

export function recogniseBinary(bytes: Uint8Array): Recognised | undefined {
  if (bytes.every((octet) => octet === 0 || octet === 0x20 || (octet >= 0x09 && octet <= 0x0d))) {
    return { fault: { finding: 'empty' } };
  }
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const finding = MAGIC.find(([magic]) => head.startsWith(magic))?.[1];
  if (finding) return { fault: { finding }, hasPrivateKey: finding === 'keystore' };
  return isUtf16(bytes) ? { fault: { finding: 'utf-16' } } : undefined;
}

/** Western text in UTF-16 without its mark: every second octet is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64);
  const zeros = [0, 1].map((offset) => sample.filter((octet, index) => index % 2 === offset && octet === 0).length);
  const [even = 0, odd = 0] = zeros;
  return sample.length >= 16 && Math.max(even, odd) >= sample.length / 2 - 1 && Math.min(even, odd) === 0;
}
