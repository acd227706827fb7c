/** What the algorithm fixes about the parts of a token, and which algorithms are unlike the others. */

/** Signature lengths in bytes by `alg`, RFC 7518 sections 3.2 and 3.4, RFC 8037 section 3.1, RFC 8812, FIPS 204; RSA has its key's length. */
export const signatureLengths: ReadonlyMap<string, readonly number[]> = new Map([
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

/** Message authentication codes: whoever can verify can also sign, RFC 7518 section 3.2. */
export const symmetricSignatures: ReadonlySet<string> = new Set(['HS256', 'HS384', 'HS512']);

/** Registered, but nothing that Node 20 and jose offer can verify them. */
export const unverifiableAlgorithms: ReadonlySet<string> = new Set([
  'ES256K',
  'Ed448',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
]);

/** Lengths of the initialization vector and the tag in bytes by `enc`, RFC 7518 sections 5.2 and 5.3. */
export const encryptionLengths: ReadonlyMap<string, { readonly iv: number; readonly tag: number }> = new Map([
  ['A128CBC-HS256', { iv: 16, tag: 16 }],
  ['A192CBC-HS384', { iv: 16, tag: 24 }],
  ['A256CBC-HS512', { iv: 16, tag: 32 }],
  ['A128GCM', { iv: 12, tag: 16 }],
  ['A192GCM', { iv: 12, tag: 16 }],
  ['A256GCM', { iv: 12, tag: 16 }],
]);
