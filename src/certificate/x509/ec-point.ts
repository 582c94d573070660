/** A NIST curve y² = x³ - 3x + b over the integers modulo p (FIPS 186-5; SP 800-186, section 3.2.1). */
interface Curve {
  readonly octets: number;
  readonly p: bigint;
  readonly b: bigint;
}

const CURVES: ReadonlyMap<string, Curve> = new Map([
  [
    'P-384',
    {
      octets: 48,
      p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    'P-521',
    {
      octets: 66,
      p: 2n ** 521n - 1n,
      b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
]);

/**
 * Whether the octets are a point of the curve, compressed or not (SEC 1, section 2.3.4). These curves have no small
 * subgroups, so nothing else can be wrong with it. Undefined for curves that are not worked out here.
 */
export function isOnCurve(name: string, point: Uint8Array): boolean | undefined {
  const curve = CURVES.get(name);
  if (!curve) return undefined;
  const { octets, p, b } = curve;
  const [form] = point;
  const x = unsigned(point.subarray(1, 1 + octets));
  const square = (x * x * x - 3n * x + b) % p;
  if (x >= p) return false;
  if (form === 0x02 || form === 0x03) return point.length === 1 + octets && isSquare(square, p);
  if (form !== 0x04 || point.length !== 1 + 2 * octets) return false;
  const y = unsigned(point.subarray(1 + octets));
  return y < p && (y * y - square) % p === 0n;
}

function unsigned(octets: Uint8Array): bigint {
  return octets.length === 0 ? 0n : BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}

/** Euler's criterion. */
function isSquare(value: bigint, p: bigint): boolean {
  let result = 1n;
  let base = ((value % p) + p) % p;
  for (let exponent = (p - 1n) / 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result === 1n || base === 0n;
}
