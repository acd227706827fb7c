/** What makes an RSA key weak: a short modulus, one that can be factored, a bad exponent. */
import { nothing, type Problem } from '../rules/rule';
import { bitsOf, numberOf, type KeyReading } from './keyReading';
import { hasRocaFingerprint } from './roca';

const smallestModulusBits = 2048;
/** FIPS 186-5 section 5.4: 2^16 < e < 2^256, e odd. */
const smallestExponent = 65_537n;
const exponentLimitBits = 256;

/**
 * The rule is about moduli that can be factored. ROCA stands with it, and not with the exponent: such a modulus is as
 * good as a shorter one, and what to do is the same.
 */
export function checkModulus({ type, members }: KeyReading): readonly Problem[] {
  const bits = type === 'RSA' ? bitsOf(members, 'n') : undefined;
  if (bits === undefined) return nothing;
  if (bits < smallestModulusBits) {
    return [
      {
        message: `The RSA key has ${bits} bits; keys under ${smallestModulusBits} bits can be broken. Make a new one of ${smallestModulusBits} bits or more.`,
        path: 'n',
      },
    ];
  }
  const modulus = numberOf(members, 'n');
  if (modulus === undefined || !hasRocaFingerprint(modulus)) return nothing;
  return [
    {
      message: `The RSA key has ${bits} bits, but the pattern of keys from a flawed Infineon library (ROCA), whose private key can be computed from the public one. Replace it by a key made elsewhere.`,
      source: 'CVE-2017-15361',
      path: 'n',
    },
  ];
}

export function checkExponent({ type, members }: KeyReading): readonly Problem[] {
  const exponent = type === 'RSA' ? numberOf(members, 'e') : undefined;
  if (exponent === undefined) return nothing;
  const path = 'e';
  if (exponent <= 1n) {
    return [
      { message: `The RSA exponent is ${exponent.toString()}, so anybody can make signatures that fit the key.`, path },
    ];
  }
  if (exponent % 2n === 0n) {
    return [{ message: 'The RSA exponent is even, so this is no RSA key: no signature can fit it.', path }];
  }
  if (exponent < smallestExponent) {
    return [
      {
        message: `The RSA exponent is ${exponent.toString()}; below 65537 mistakes in padding let signatures be forged.`,
        severity: 'warning',
        path,
      },
    ];
  }
  if ((bitsOf(members, 'e') ?? 0) <= exponentLimitBits) return nothing;
  return [
    {
      message: 'The RSA exponent is longer than 256 bits; many libraries refuse such a key.',
      severity: 'warning',
      path,
    },
  ];
}
