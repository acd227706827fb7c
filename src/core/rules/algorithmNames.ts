/** What the algorithm fixes about the parts of a token, and which algorithms are unlike the others. */

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
