import { isIP } from 'node:net';
import { list, variable, type Variable } from './variables.js';

/** Addresses and ranges of addresses (CIDR) of IPv4 and IPv6, separated by commas. Names are refused: they can come to mean others. */
export function addressRanges(description: string): Variable<readonly string[]> {
  const texts = list(description);
  return variable(
    description,
    'IP addresses and ranges, separated by commas',
    (value) => {
      const ranges = texts.parse(value);
      if (!ranges.every(isRange))
        throw new Error('must be IP addresses or ranges such as 10.1.2.0/24, separated by commas');
      return ranges;
    },
    { fallback: [], example: '10.1.2.3, fd00:12::/64' },
  );
}

/** A range of everybody is none of an operator's proxies. */
function isRange(range: string): boolean {
  const [address = '', prefix, more] = range.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
