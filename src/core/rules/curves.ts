/** The curves of JWK, and whether a point lies on one: an invalid point can give a private key away, RFC 8725 section 3.4. */

/** A curve y² = x³ - 3x + b over the integers modulo p, SEC 2 version 2 and FIPS 186-5. */
interface WeierstrassCurve {
  readonly bytes: number;
  readonly p: bigint;
  readonly b: bigint;
}

/** `crv` of key type EC, RFC 7518 section 6.2.1.1, as far as JWE uses them. */
export const weierstrassCurves: ReadonlyMap<string, WeierstrassCurve> = new Map([
  [
    'P-256',
    {
      bytes: 32,
      p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
  ],
  [
    'P-384',
    {
      bytes: 48,
      p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    'P-521',
    {
      bytes: 66,
      p: 2n ** 521n - 1n,
      b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
]);

/** Bytes of `x` by `crv` of key type OKP for key agreement, RFC 8037 section 3.2. */
export const montgomeryBytes: ReadonlyMap<string, number> = new Map([
  ['X25519', 32],
  ['X448', 56],
]);

/** True when the coordinates are those of a point on the curve. */
export function isOnCurve({ p, b }: WeierstrassCurve, xBytes: Uint8Array, yBytes: Uint8Array): boolean {
  const x = integer(xBytes);
  const y = integer(yBytes);
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

function integer(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}
