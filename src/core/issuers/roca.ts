/**
 * Recognises RSA keys that Infineon's library made from 2012 to 2017 (ROCA, CVE-2017-15361): their primes have the form
 * k·M + (65537^a mod M), so the modulus is a power of 65537 modulo every small prime, and can be factored.
 */

/** Whether a modulus has that form; one in 2^27 others has it by chance. */
export function hasRocaFingerprint(modulus: bigint): boolean {
  // One division of the large number, and those by the primes of what is left: a key set may hold a hundred large ones.
  const rest = modulus % product;
  return residues.every(([prime, powers]) => powers.has(Number(rest % BigInt(prime))));
}

const smallPrimes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
  127, 131, 137, 139, 149, 151, 157, 163, 167,
];

const product = smallPrimes.reduce((all, prime) => all * BigInt(prime), 1n);

/** Of each prime the powers of 65537 modulo it. */
const residues: readonly (readonly [number, ReadonlySet<number>])[] = smallPrimes.map((prime) => {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power);
  return [prime, powers];
});
