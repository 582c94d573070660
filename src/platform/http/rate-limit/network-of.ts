import { isIPv6 } from 'node:net';

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/** What one subscriber has: an address of IPv4, the first 64 bits of one of IPv6 (RFC 6177: nobody gets less). */
export function networkOf(address: string): string {
  const mapped = MAPPED_IPV4.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  // In the shortest form that URL gives it, only :: has to be written out.
  const [before = '', after] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const groups =
    after === undefined ? head : [...head, ...Array<string>(GROUPS - head.length - tail.length).fill('0'), ...tail];
  return `${groups.slice(0, GROUPS_OF_A_NETWORK).join(':')}::/64`;
}
