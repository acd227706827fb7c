/** The curves of JSON Web Keys: RFC 7518 section 6.2.1.1, RFC 8037 section 2, RFC 8812 section 3.1. */

/** A curve with what its keys must look like. */
export interface Curve {
  readonly type: 'EC' | 'OKP';
  /** Bits of the field. */
  readonly bits: number;
  /** Length of a coordinate (EC) or of the key (OKP). */
  readonly bytes: number;
  /** Whether its keys sign; those of the others agree on keys only. Curves of type EC do both. */
  readonly signs: boolean;
  /** As object identifiers name it, RFC 5480 section 2.1.1.1 and RFC 8410 section 3. */
  readonly identifier: string;
  /** y² = x³ + ax + b over the integers modulo p, SEC 2. */
  readonly equation?: { readonly p: bigint; readonly a: bigint; readonly b: bigint };
}

/** The curve that `crv` names. */
export function curveNamed(name: string | undefined): Curve | undefined {
  return name === undefined ? undefined : curves.get(name);
}

/** The name of the curve with an object identifier. */
export function curveWithIdentifier(identifier: string): string | undefined {
  return [...curves].find(([, curve]) => curve.identifier === identifier)?.[0];
}

/** Whether a point is on its curve, of which {@link Curve.equation} must be known; an invalid point betrays private keys. */
export function isOnCurve({ p, a, b }: NonNullable<Curve['equation']>, x: bigint, y: bigint): boolean {
  return x < p && y < p && (y * y - (x * x * x + a * x + b)) % p === 0n;
}

const p256 = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const p384 = (1n << 384n) - (1n << 128n) - (1n << 96n) + (1n << 32n) - 1n;
const p521 = (1n << 521n) - 1n;
const p256k1 = (1n << 256n) - (1n << 32n) - 977n;

const b256 = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const b384 = 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn;
const b521 = BigInt(
  '0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
);

// A table reads by line.
// prettier-ignore
const curves: ReadonlyMap<string, Curve> = new Map<string, Curve>([
  ['P-256', { type: 'EC', bits: 256, bytes: 32, signs: true, identifier: '1.2.840.10045.3.1.7', equation: { p: p256, a: p256 - 3n, b: b256 } }],
  ['P-384', { type: 'EC', bits: 384, bytes: 48, signs: true, identifier: '1.3.132.0.34', equation: { p: p384, a: p384 - 3n, b: b384 } }],
  ['P-521', { type: 'EC', bits: 521, bytes: 66, signs: true, identifier: '1.3.132.0.35', equation: { p: p521, a: p521 - 3n, b: b521 } }],
  ['secp256k1', { type: 'EC', bits: 256, bytes: 32, signs: true, identifier: '1.3.132.0.10', equation: { p: p256k1, a: 0n, b: 7n } }],
  ['Ed25519', { type: 'OKP', bits: 255, bytes: 32, signs: true, identifier: '1.3.101.112' }],
  ['Ed448', { type: 'OKP', bits: 448, bytes: 57, signs: true, identifier: '1.3.101.113' }],
  ['X25519', { type: 'OKP', bits: 255, bytes: 32, signs: false, identifier: '1.3.101.110' }],
  ['X448', { type: 'OKP', bits: 448, bytes: 56, signs: false, identifier: '1.3.101.111' }],
]);
