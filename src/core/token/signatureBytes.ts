/** How long the signatures of each algorithm are. */

/**
 * Signature lengths in bytes by `alg`; RSA is not listed, its signatures have the length of the key's modulus.
 *
 * @see RFC 7518 sections 3.2 and 3.4, RFC 8037 section 3.1, RFC 8812 section 3.2, RFC 9864, FIPS 204 table 2
 */
export const signatureBytes: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [32]],
  ['HS384', [48]],
  ['HS512', [64]],
  ['ES256', [64]],
  ['ES384', [96]],
  ['ES512', [132]],
  ['ES256K', [64]],
  ['Ed25519', [64]],
  ['Ed448', [114]],
  ['EdDSA', [64, 114]],
  ['ML-DSA-44', [2420]],
  ['ML-DSA-65', [3309]],
  ['ML-DSA-87', [4627]],
]);

/** RSA signatures are as long as the key's modulus, RFC 7518 sections 3.3 and 3.5. */
export const rsaSignatures: ReadonlySet<string> = new Set(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);
