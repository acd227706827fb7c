/** Cases of the rules about algorithm, type, critical extensions, keys and signature length. */
import type { DecodedToken, JsonObject } from '../../../../../src/core/token/decoded';
import { classified, jwe, jws, malformed, sdJwt } from '../../../../support/decodedFactory';
import type { RuleCases } from '../ruleCases';

const withHeader = (header: JsonObject): DecodedToken => jws({ header });
const signed = (alg: string, signatureBytes: number): DecodedToken => jws({ header: { alg }, signatureBytes });

export const algorithmCases: readonly RuleCases[] = [
  {
    id: 'alg-missing',
    hits: {
      'no alg': { token: withHeader({ alg: undefined }), severity: 'error', path: 'alg' },
      'an alg that is a number': { token: withHeader({ alg: 5 }), severity: 'error', says: /a number/ },
      'what the decoder could read of such a token': {
        token: malformed('alg-missing', 'header', { header: { typ: 'JWT' } }),
        as: classified('unreadable'),
        severity: 'error',
      },
    },
    misses: {
      'an empty alg, which is another fault': { token: withHeader({ alg: '' }) },
      'a header that could not be read': { token: malformed('invalid-json', 'header'), as: classified('unreadable') },
    },
  },
  {
    id: 'alg-none',
    hits: {
      'none with an empty signature': { token: signed('none', 0), severity: 'error' },
      'none with a signature': { token: signed('none', 32), severity: 'error' },
      'none in a token of no known kind': {
        token: signed('none', 0),
        as: classified('jwt', 'guess'),
        severity: 'error',
      },
    },
    misses: { 'a variant, which has its own rule': { token: signed('None', 0) } },
  },
  {
    id: 'alg-none-variant',
    hits: {
      'another case': { token: signed('nOnE', 0), severity: 'error', says: /"nOnE"/ },
      'a space': { token: signed('none ', 0), severity: 'error' },
      'full-width letters': { token: signed('ｎｏｎｅ', 0), severity: 'error' },
      'an invisible character': { token: signed('no\u200Bne', 0), severity: 'error', says: /no\\u\{200B\}ne/ },
    },
    misses: { none: { token: signed('none', 0) }, 'another word': { token: signed('nonesuch', 0) } },
  },
  {
    id: 'alg-unregistered',
    hits: {
      'a made-up name': { token: withHeader({ alg: 'XS256' }), severity: 'warning', says: /"XS256"/ },
      'a registered name in another case': { token: withHeader({ alg: 'es256' }), severity: 'warning' },
      'a key management algorithm on a JWS': { token: withHeader({ alg: 'dir' }), severity: 'warning' },
      'a signature algorithm on a JWE': {
        token: jwe({ alg: 'RS256', enc: 'A128GCM' }),
        as: classified('encrypted'),
        severity: 'warning',
      },
    },
    misses: {
      ES256: { token: withHeader({ alg: 'ES256' }) },
      'a post-quantum one': { token: withHeader({ alg: 'ML-DSA-65' }) },
      'a prohibited one, which has its own rule': { token: withHeader({ alg: 'HS1' }) },
      'ECDH-ES on a JWE': { token: jwe({ alg: 'ECDH-ES+A256KW', enc: 'A128GCM' }), as: classified('encrypted') },
    },
  },
  {
    id: 'alg-prohibited',
    hits: {
      'RSA with SHA-1': { token: withHeader({ alg: 'RS1' }), severity: 'error', path: 'alg' },
      'encryption without a seal': {
        token: jwe({ alg: 'dir', enc: 'A128CTR' }),
        as: classified('encrypted'),
        severity: 'error',
        path: 'enc',
      },
    },
    misses: {
      RS256: { token: withHeader({ alg: 'RS256' }) },
      'none, which has its own rule': { token: signed('none', 0) },
    },
  },
  {
    id: 'alg-polymorphic-eddsa',
    hits: { EdDSA: { token: withHeader({ alg: 'EdDSA' }), severity: 'information' } },
    misses: { Ed25519: { token: withHeader({ alg: 'Ed25519' }) } },
  },
  {
    id: 'alg-rsa15',
    hits: {
      RSA1_5: { token: jwe({ alg: 'RSA1_5', enc: 'A128GCM' }), as: classified('encrypted'), severity: 'warning' },
    },
    misses: { 'RSA-OAEP': { token: jwe({ alg: 'RSA-OAEP', enc: 'A128GCM' }), as: classified('encrypted') } },
  },
  {
    id: 'alg-symmetric-access-token',
    hits: {
      HS256: { token: signed('HS256', 32), severity: 'warning' },
      'HS256 on an ID token': { token: signed('HS256', 32), as: classified('id'), severity: 'warning' },
    },
    misses: {
      'HS512 on a refresh token, which only its issuer reads': {
        token: signed('HS512', 64),
        as: classified('refresh'),
      },
      'a guessed access token': { token: signed('HS256', 32), as: classified('access', 'guess') },
      PS256: { token: signed('PS256', 256) },
    },
  },
  {
    id: 'alg-unverifiable-here',
    hits: {
      ES256K: { token: signed('ES256K', 64), severity: 'information' },
      'ML-DSA': { token: signed('ML-DSA-44', 2420), severity: 'information' },
    },
    misses: { ES256: { token: signed('ES256', 64) } },
  },
];

export const typeCases: readonly RuleCases[] = [
  {
    id: 'typ-missing',
    hits: {
      'an access token without typ': { token: withHeader({ typ: undefined }), severity: 'hint', says: /at\+jwt/ },
      'one with all claims of RFC 9068': {
        token: jws({
          header: { typ: undefined },
          claims: { iss: 'https://a.example', exp: 2, aud: 'b', sub: 'c', client_id: 'd', iat: 1, jti: 'e' },
        }),
        severity: 'warning',
      },
      'an ID token': { token: withHeader({ typ: undefined }), as: classified('id'), severity: 'hint' },
    },
    misses: {
      'typ JWT': { token: withHeader({ typ: 'JWT' }) },
      'signed data': { token: withHeader({ typ: undefined }), as: classified('signed-data') },
    },
  },
  {
    id: 'typ-mismatch',
    hits: {
      'the type of another kind': { token: withHeader({ typ: 'dpop+jwt' }), as: classified('id'), severity: 'error' },
      'a proof that is only JWT': {
        token: withHeader({ typ: 'JWT' }),
        as: classified('dpop-proof'),
        severity: 'error',
      },
      'claims of an ID token': { token: jws({ claims: { token_use: 'id' } }), severity: 'error', says: /an ID token/ },
      'claims of a refresh token': { token: jws({ claims: { typ: 'Refresh' } }), severity: 'error' },
      'a type that is no string': { token: withHeader({ typ: ['at+jwt'] }), severity: 'error', says: /an array/ },
    },
    misses: {
      'at+jwt': { token: withHeader({ typ: 'at+jwt' }) },
      'the long form in capitals': { token: withHeader({ typ: 'application/AT+JWT' }) },
      'plain JWT': { token: withHeader({ typ: 'JWT' }) },
      'a kind that is only guessed': { token: withHeader({ typ: 'x+jwt' }), as: classified('id', 'guess') },
      'claims that agree': { token: jws({ claims: { token_use: 'access', typ: 'Bearer' } }) },
    },
  },
  {
    id: 'cty-nested-missing',
    hits: {
      'a nested token without cty': {
        token: jws({ payload: { kind: 'token', token: jws() } }),
        severity: 'error',
        path: 'cty',
      },
      'another cty': {
        token: jws({ header: { cty: 'json' }, payload: { kind: 'token', token: jws() } }),
        severity: 'error',
      },
    },
    misses: {
      'cty JWT': { token: jws({ header: { cty: 'jwt' }, payload: { kind: 'token', token: jws() } }) },
      'plain claims': { token: jws() },
    },
  },
];

export const criticalCases: readonly RuleCases[] = [
  {
    id: 'crit-malformed',
    hits: {
      'no array': { token: withHeader({ crit: 'exp' }), severity: 'error' },
      'an empty array': { token: withHeader({ crit: [] }), severity: 'error', says: /empty/ },
      'a number in it': { token: withHeader({ crit: [1] }), severity: 'error' },
      'a name twice': { token: withHeader({ crit: ['x', 'x'], x: 1 }), severity: 'error', says: /twice/ },
      'a name of RFC 7515': { token: withHeader({ crit: ['kid'] }), severity: 'error', says: /kid/ },
      'a name that the header lacks': { token: withHeader({ crit: ['x'] }), severity: 'error', says: /does not have/ },
    },
    misses: { 'b64 as RFC 7797 has it': { token: withHeader({ crit: ['b64'], b64: true }) } },
  },
  {
    id: 'crit-unknown',
    hits: {
      'names nobody knows': { token: withHeader({ crit: ['x', 'y'], x: 1, y: 2 }), severity: 'error', says: /x and y/ },
    },
    misses: { b64: { token: withHeader({ crit: ['b64'], b64: true }) }, 'no crit': { token: withHeader({ x: 1 }) } },
  },
  {
    id: 'b64-false-in-jwt',
    hits: {
      'b64 false in a JWT': { token: withHeader({ b64: false, crit: ['b64'] }), severity: 'error' },
      'b64 without crit': { token: withHeader({ b64: true }), severity: 'error', says: /crit/ },
      'b64 that is a string': { token: withHeader({ b64: 'false', crit: ['b64'] }), severity: 'error' },
    },
    misses: {
      'b64 true': { token: withHeader({ b64: true, crit: ['b64'] }) },
      'an unencoded payload that is no JWT': {
        token: jws({ header: { typ: undefined, b64: false, crit: ['b64'] }, payload: { kind: 'text', text: '$.02' } }),
        as: classified('signed-data'),
      },
    },
  },
];

const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };

export const keyReferenceCases: readonly RuleCases[] = [
  {
    id: 'header-jku',
    hits: {
      'a key URL': {
        token: withHeader({ jku: 'https://keys.example/jwks' }),
        severity: 'warning',
        says: /never fetched/,
      },
      'one over http': { token: withHeader({ jku: 'http://keys.example/jwks' }), severity: 'error' },
      'one that is no URL': { token: withHeader({ jku: 5 }), severity: 'error' },
    },
    misses: { 'a claim of that name': { token: jws({ claims: { jku: 'http://keys.example' } }) } },
  },
  {
    id: 'header-x5u',
    hits: {
      'a certificate URL': { token: withHeader({ x5u: 'https://keys.example/c.pem' }), severity: 'warning' },
      'a file': { token: withHeader({ x5u: 'file:///etc/passwd' }), severity: 'error' },
    },
    misses: { x5c: { token: withHeader({ x5c: ['MII'] }) } },
  },
  {
    id: 'header-jwk-embedded',
    hits: {
      'a key in an access token': { token: withHeader({ jwk: publicKey }), severity: 'error' },
      'a key in a token of no known kind': {
        token: withHeader({ jwk: publicKey }),
        as: classified('jwt', 'guess'),
        severity: 'error',
      },
    },
    misses: {
      'a DPoP proof': { token: withHeader({ jwk: publicKey }), as: classified('dpop-proof', 'likely') },
      'an ACME request': { token: withHeader({ jwk: publicKey, url: 'https://acme.example/new', nonce: 'n' }) },
      'a self-issued ID token': {
        token: jws({ header: { jwk: publicKey }, claims: { iss: 'https://self-issued.me/v2', sub_jwk: publicKey } }),
        as: classified('id'),
      },
    },
  },
  {
    id: 'header-jwk-private',
    hits: {
      'a private key in a proof': {
        token: withHeader({ jwk: { ...publicKey, d: 'secret-d' } }),
        as: classified('dpop-proof'),
        severity: 'error',
        path: 'jwk',
        says: /^(?!.*secret-d)/,
      },
      'a symmetric key': { token: withHeader({ jwk: { kty: 'oct', k: 'secret-k' } }), severity: 'error' },
      'a private ephemeral key': {
        token: jwe({ alg: 'ECDH-ES', enc: 'A128GCM', epk: { ...publicKey, d: 'd' } }),
        as: classified('encrypted'),
        severity: 'error',
        path: 'epk',
      },
    },
    misses: { 'a public key': { token: withHeader({ jwk: publicKey }), as: classified('dpop-proof') } },
  },
  {
    id: 'header-x5c-untrusted',
    hits: { 'a chain': { token: withHeader({ x5c: ['MII'] }), severity: 'information' } },
    misses: { 'a thumbprint': { token: withHeader({ x5t: 'abc' }) } },
  },
  {
    id: 'kid-injection',
    hits: {
      'a path upwards': { token: withHeader({ kid: '../../dev/null' }), severity: 'warning', says: /a path/ },
      'an absolute path': { token: withHeader({ kid: '/dev/null' }), severity: 'warning', says: /a path/ },
      'a query': { token: withHeader({ kid: "x' UNION SELECT 'k'--" }), severity: 'warning' },
      'a command': { token: withHeader({ kid: 'k|/bin/id' }), severity: 'warning' },
      'an LDAP filter': { token: withHeader({ kid: '*)(uid=*' }), severity: 'warning' },
      'an escaped NUL': { token: withHeader({ kid: 'key%00.pem' }), severity: 'warning' },
      'a line break, written inert': { token: withHeader({ kid: 'a\nb' }), severity: 'warning', says: /a\\u\{A\}b/ },
      'a URL': { token: withHeader({ kid: 'https://keys.example/1' }), severity: 'warning' },
      'too long a one': { token: withHeader({ kid: 'k'.repeat(256) }), severity: 'warning', says: /256 characters/ },
      'an object': { token: withHeader({ kid: { $ne: 1 } }), severity: 'warning' },
    },
    misses: {
      'a thumbprint': { token: withHeader({ kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' }) },
      'base64 with slashes': { token: withHeader({ kid: '/a/b+c/dQ==' }) },
      'a DID': { token: withHeader({ kid: 'did:web:a.example#key-1' }) },
      'dots in a name': { token: withHeader({ kid: 'key..2026.v1' }) },
      'as long as allowed': { token: withHeader({ kid: 'k'.repeat(255) }) },
    },
  },
];

export const signatureCases: readonly RuleCases[] = [
  {
    id: 'signature-length',
    hits: {
      'a short ES256': { token: signed('ES256', 63), severity: 'error', says: /63 bytes/ },
      'ES256 in DER': { token: signed('ES256', 71), severity: 'error' },
      'a long HS256': { token: signed('HS256', 64), severity: 'error' },
      'Ed448 under the name Ed25519': { token: signed('Ed25519', 114), severity: 'error' },
      'an RSA signature that is cut off': { token: signed('RS256', 255), severity: 'error' },
      'a placeholder': { token: signed('RS256', 6), severity: 'error' },
    },
    misses: {
      ES512: { token: signed('ES512', 132) },
      'either length of EdDSA': { token: signed('EdDSA', 114) },
      'RSA with 2056 bits': { token: signed('RS256', 257) },
      'a small RSA key, which has its own rule': { token: signed('RS256', 128) },
      'an empty signature, which has its own rule': { token: signed('ES256', 0) },
      'an unknown algorithm': { token: signed('XS256', 5) },
    },
  },
  {
    id: 'rsa-key-too-small',
    hits: {
      '1024 bits': { token: signed('RS256', 128), severity: 'error', says: /1024 bits/ },
      '2040 bits': {
        token: sdJwt({ header: { alg: 'PS256' }, segments: signedSegments(248) }),
        as: classified('sd-jwt'),
        severity: 'error',
      },
    },
    misses: {
      '2048 bits': { token: signed('PS512', 256) },
      'as many bytes of ECDSA': { token: signed('ES512', 132) },
      'a length that no key has': { token: signed('RS256', 129) },
    },
  },
];

function signedSegments(byteLength: number): ReturnType<typeof jws>['segments'] {
  return jws({ signatureBytes: byteLength }).segments;
}

const encrypted = classified('encrypted');
const direct = { alg: 'dir', enc: 'A128GCM' };
const password = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'c2FsdHNhbHQ' };

export const jweCases: readonly RuleCases[] = [
  {
    id: 'jwe-enc-missing',
    hits: {
      'no enc': { token: jwe({ alg: 'dir' }), as: encrypted, severity: 'error' },
      'one that is not registered': {
        token: jwe({ alg: 'dir', enc: 'XC20P' }),
        as: encrypted,
        severity: 'error',
        says: /"XC20P"/,
      },
      'a signature algorithm': { token: jwe({ alg: 'dir', enc: 'RS256' }), as: encrypted, severity: 'error' },
    },
    misses: { A128GCM: { token: jwe(direct), as: encrypted }, 'a JWS': { token: jws() } },
  },
  {
    id: 'jwe-zip',
    hits: { DEF: { token: jwe({ ...direct, zip: 'DEF' }), as: encrypted, severity: 'warning' } },
    misses: { 'no zip': { token: jwe(direct), as: encrypted } },
  },
  {
    id: 'jwe-p2c-high',
    hits: { '1 200 001 rounds': { token: jwe({ ...password, p2c: 1_200_001 }), as: encrypted, severity: 'error' } },
    misses: { '1 200 000 rounds': { token: jwe({ ...password, p2c: 1_200_000 }), as: encrypted } },
  },
  {
    id: 'jwe-p2c-low',
    hits: { '999 rounds': { token: jwe({ ...password, p2c: 999 }), as: encrypted, severity: 'warning' } },
    misses: { '1000 rounds': { token: jwe({ ...password, p2c: 1000 }), as: encrypted } },
  },
  {
    id: 'jwe-dir-key-nonempty',
    hits: { 'a key beside dir': { token: jwe(direct, { encryptedKey: 24 }), as: encrypted, severity: 'error' } },
    misses: {
      'no key beside dir': { token: jwe(direct), as: encrypted },
      'a key where one belongs': { token: jwe({ alg: 'A128KW', enc: 'A128GCM' }, { encryptedKey: 24 }), as: encrypted },
    },
  },
  {
    id: 'jwe-iv-tag-length',
    hits: {
      'a long vector': { token: jwe(direct, { iv: 16, tag: 16 }), as: encrypted, severity: 'error', says: /vector/ },
      'a short tag': { token: jwe(direct, { iv: 12, tag: 12 }), as: encrypted, severity: 'error', says: /tag/ },
    },
    misses: {
      'GCM lengths': { token: jwe(direct, { iv: 12, tag: 16 }), as: encrypted },
      'CBC lengths': { token: jwe({ alg: 'dir', enc: 'A256CBC-HS512' }, { iv: 16, tag: 32 }), as: encrypted },
    },
  },
];
