/** What each `alg` and `enc` value means in words (RFC 7518, RFC 8037, RFC 8812, RFC 9864). */

/** What an algorithm does for the token. */
export type AlgorithmUse = 'signature' | 'key-management' | 'content-encryption';

/** How far an algorithm can still be recommended. */
type AlgorithmAdvice = 'fine' | 'deprecated' | 'weak' | 'prohibited';

/** One algorithm of the IANA registry "JSON Web Signature and Encryption Algorithms". */
export interface Algorithm {
  readonly name: string;
  readonly use: AlgorithmUse;
  /** A sentence part that says who can make and who can check it. */
  readonly meaning: string;
  readonly source: string;
  readonly advice: AlgorithmAdvice;
}

// A table reads by line.
// prettier-ignore
const signatureAlgorithms: readonly Algorithm[] = [
  ...family('signature', 'fine', 'RFC 7518 §3.2', {
    HS256: 'HMAC with SHA-256: one shared secret both signs and checks, so everybody who can check can also forge',
    HS384: 'HMAC with SHA-384: one shared secret both signs and checks, so everybody who can check can also forge',
    HS512: 'HMAC with SHA-512: one shared secret both signs and checks, so everybody who can check can also forge',
  }),
  ...family('signature', 'fine', 'RFC 7518 §3.3', {
    RS256: 'RSA with SHA-256: signed with the private key, checked with the issuer\'s public key',
    RS384: 'RSA with SHA-384: signed with the private key, checked with the issuer\'s public key',
    RS512: 'RSA with SHA-512: signed with the private key, checked with the issuer\'s public key',
  }),
  ...family('signature', 'fine', 'RFC 7518 §3.4', {
    ES256: 'ECDSA on the curve P-256 with SHA-256: signed with the private key, checked with the issuer\'s public key',
    ES384: 'ECDSA on the curve P-384 with SHA-384: signed with the private key, checked with the issuer\'s public key',
    ES512: 'ECDSA on the curve P-521 with SHA-512: signed with the private key, checked with the issuer\'s public key',
  }),
  ...family('signature', 'fine', 'RFC 7518 §3.5', {
    PS256: 'RSA-PSS with SHA-256, the newer way to sign with RSA: checked with the issuer\'s public key',
    PS384: 'RSA-PSS with SHA-384, the newer way to sign with RSA: checked with the issuer\'s public key',
    PS512: 'RSA-PSS with SHA-512, the newer way to sign with RSA: checked with the issuer\'s public key',
  }),
  ...family('signature', 'prohibited', 'RFC 7518 §3.6', {
    none: 'no signature at all: anybody can write such a token, so no API may accept it',
  }),
  ...family('signature', 'deprecated', 'RFC 8037 §3.1', {
    EdDSA: 'an Edwards-curve signature, without saying which curve: Ed25519 and Ed448 are the newer names',
  }),
  ...family('signature', 'fine', 'RFC 9864 §2.2', {
    Ed25519: 'an Edwards-curve signature on Ed25519: signed with the private key, checked with the issuer\'s public key',
    Ed448: 'an Edwards-curve signature on Ed448: signed with the private key, checked with the issuer\'s public key',
  }),
  ...family('signature', 'fine', 'RFC 8812 §3.2', {
    ES256K: 'ECDSA on the curve secp256k1 known from Bitcoin; many libraries cannot check it',
  }),
  ...family('signature', 'fine', 'ML-DSA for JOSE', {
    'ML-DSA-44': 'ML-DSA-44, a signature made to withstand quantum computers; few libraries can check it yet',
    'ML-DSA-65': 'ML-DSA-65, a signature made to withstand quantum computers; few libraries can check it yet',
    'ML-DSA-87': 'ML-DSA-87, a signature made to withstand quantum computers; few libraries can check it yet',
  }),
  ...family('signature', 'prohibited', 'IANA JOSE registry', {
    RS1: 'RSA with SHA-1: broken, and prohibited for tokens',
    HS1: 'HMAC with SHA-1: prohibited for tokens',
  }),
];

// prettier-ignore
const keyManagementAlgorithms: readonly Algorithm[] = [
  ...family('key-management', 'weak', 'RFC 7518 §4.2', {
    RSA1_5: 'the content key is encrypted with the receiver\'s RSA key in the old PKCS #1 v1.5 way, which has been attacked many times',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.3', {
    'RSA-OAEP': 'the content key is encrypted with the receiver\'s RSA public key',
    'RSA-OAEP-256': 'the content key is encrypted with the receiver\'s RSA public key, using SHA-256',
    'RSA-OAEP-384': 'the content key is encrypted with the receiver\'s RSA public key, using SHA-384',
    'RSA-OAEP-512': 'the content key is encrypted with the receiver\'s RSA public key, using SHA-512',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.4', {
    A128KW: 'the content key is wrapped with a shared 128-bit key',
    A192KW: 'the content key is wrapped with a shared 192-bit key',
    A256KW: 'the content key is wrapped with a shared 256-bit key',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.5', {
    dir: 'a shared secret encrypts the content directly',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.6', {
    'ECDH-ES': 'the key comes from the sender\'s one-time key and the receiver\'s elliptic-curve key',
    'ECDH-ES+A128KW': 'the content key is wrapped with a 128-bit key from the sender\'s one-time key and the receiver\'s elliptic-curve key',
    'ECDH-ES+A192KW': 'the content key is wrapped with a 192-bit key from the sender\'s one-time key and the receiver\'s elliptic-curve key',
    'ECDH-ES+A256KW': 'the content key is wrapped with a 256-bit key from the sender\'s one-time key and the receiver\'s elliptic-curve key',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.7', {
    A128GCMKW: 'the content key is encrypted with a shared 128-bit AES-GCM key',
    A192GCMKW: 'the content key is encrypted with a shared 192-bit AES-GCM key',
    A256GCMKW: 'the content key is encrypted with a shared 256-bit AES-GCM key',
  }),
  ...family('key-management', 'fine', 'RFC 7518 §4.8', {
    'PBES2-HS256+A128KW': 'the content key is wrapped with a key made from a password (SHA-256)',
    'PBES2-HS384+A192KW': 'the content key is wrapped with a key made from a password (SHA-384)',
    'PBES2-HS512+A256KW': 'the content key is wrapped with a key made from a password (SHA-512)',
  }),
];

// prettier-ignore
const contentEncryptionAlgorithms: readonly Algorithm[] = [
  ...family('content-encryption', 'fine', 'RFC 7518 §5.2', {
    'A128CBC-HS256': 'AES-128 in CBC mode, sealed with HMAC SHA-256',
    'A192CBC-HS384': 'AES-192 in CBC mode, sealed with HMAC SHA-384',
    'A256CBC-HS512': 'AES-256 in CBC mode, sealed with HMAC SHA-512',
  }),
  ...family('content-encryption', 'fine', 'RFC 7518 §5.3', {
    A128GCM: 'AES-128 in GCM mode, which encrypts and seals in one',
    A192GCM: 'AES-192 in GCM mode, which encrypts and seals in one',
    A256GCM: 'AES-256 in GCM mode, which encrypts and seals in one',
  }),
  ...family('content-encryption', 'prohibited', 'IANA JOSE registry', {
    A128CBC: 'AES-128 in CBC mode without a seal: prohibited for tokens',
    A192CBC: 'AES-192 in CBC mode without a seal: prohibited for tokens',
    A256CBC: 'AES-256 in CBC mode without a seal: prohibited for tokens',
    A128CTR: 'AES-128 in CTR mode without a seal: prohibited for tokens',
    A192CTR: 'AES-192 in CTR mode without a seal: prohibited for tokens',
    A256CTR: 'AES-256 in CTR mode without a seal: prohibited for tokens',
  }),
];

const algorithms: ReadonlyMap<string, Algorithm> = new Map(
  [...signatureAlgorithms, ...keyManagementAlgorithms, ...contentEncryptionAlgorithms].map((one) => [one.name, one]),
);

/** The algorithm of a header's `alg` or `enc`, compared letter by letter as RFC 7515 section 4.1.1 wants. */
export function algorithmEntry(name: string): Algorithm | undefined {
  return algorithms.get(name);
}

function family(
  use: AlgorithmUse,
  advice: AlgorithmAdvice,
  source: string,
  meanings: Readonly<Record<string, string>>,
): readonly Algorithm[] {
  return Object.entries(meanings).map(([name, meaning]) => ({ name, use, meaning, source, advice }));
}
