/** Published example keys, and keys that are made when asked for. */
import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '../../../../src/core/token/decoded';

/** RFC 7638 section 3.1. */
export const rfc7638Key = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
} as const;

/** RFC 8037 appendix A.2. */
export const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;

/** RFC 7515 appendix A.3. */
export const p256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;

/** A public key of the given kind as Node writes it, for kinds without a published example. */
export function publicJwk(kind: 'P-384' | 'P-521' | 'secp256k1' | 'X25519' | 'Ed448' | 'X448'): JsonObject {
  const { publicKey } =
    kind === 'X25519'
      ? generateKeyPairSync('x25519')
      : kind === 'X448'
        ? generateKeyPairSync('x448')
        : kind === 'Ed448'
          ? generateKeyPairSync('ed448')
          : generateKeyPairSync('ec', { namedCurve: kind });
  // Node's type has a member for anything; a JWK holds strings only here.
  return publicKey.export({ format: 'jwk' }) as JsonObject;
}
