/** Cases of the rules about encrypted tokens and what is inside them. */
import type { CheckOptions } from '../../../../../src/core/rules/check';
import type { DecodedToken, JsonObject } from '../../../../../src/core/token/decoded';
import { classified, jwe, jws } from '../../../../support/decodedFactory';
import type { Case, RuleCases } from '../ruleCases';

const given = (context: NonNullable<CheckOptions['context']>): Pick<Case, 'options'> => ({ options: { context } });
const encrypted = (header: JsonObject): Pick<Case, 'token' | 'as'> => ({
  token: jwe({ enc: 'A256GCM', ...header }),
  as: classified('encrypted'),
});
const signed = jws({ claims: { sub: 'a' } });
const unsigned = jws({ header: { alg: 'none' }, signatureBytes: 0 });
const wrapping = (token: DecodedToken): DecodedToken =>
  jws({ header: { cty: 'JWT' }, payload: { kind: 'token', token } });

/** RFC 7518 appendix C. */
const epk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
  y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
};
const agreed = (key: unknown): Pick<Case, 'token' | 'as'> =>
  encrypted({
    alg: 'ECDH-ES+A256KW',
    ...(key === undefined ? {} : { epk: JSON.parse(JSON.stringify(key)) as JsonObject }),
  });
const bytes = (length: number): string => Buffer.alloc(length, 1).toString('base64url');

export const nestingCases: readonly RuleCases[] = [
  {
    id: 'nested-inner-unsigned',
    hits: {
      'an unsigned token inside': {
        ...encrypted({ alg: 'RSA-OAEP', cty: 'JWT' }),
        ...given({ decryptedToken: unsigned }),
        severity: 'error',
        says: /unsigned/,
      },
      'a signature around an encrypted token': {
        token: wrapping(jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' })),
        as: classified('jwt', 'guess'),
        severity: 'error',
        says: /encrypted first/,
      },
    },
    misses: {
      'a signed token inside': { ...encrypted({ alg: 'RSA-OAEP' }), ...given({ decryptedToken: signed }) },
      'a token nobody opened': encrypted({ alg: 'RSA-OAEP' }),
      'a signature around a signed token': { token: wrapping(signed), as: classified('jwt', 'guess') },
    },
  },
  {
    id: 'jwe-not-authenticated-origin',
    hits: {
      'a public key': { ...encrypted({ alg: 'RSA-OAEP-256' }), severity: 'warning', path: 'alg' },
      'key agreement': { ...agreed(epk), severity: 'warning' },
      'claims and no token inside': {
        ...encrypted({ alg: 'RSA-OAEP-256', cty: 'JWT' }),
        ...given({ decryptedClaims: { sub: 'a' } }),
        severity: 'warning',
        path: 'cty',
      },
    },
    misses: {
      'a nested token, as it says': encrypted({ alg: 'RSA-OAEP-256', cty: 'JWT' }),
      'a nested token, as was seen': { ...encrypted({ alg: 'RSA-OAEP-256' }), ...given({ decryptedToken: signed }) },
      'a shared key': encrypted({ alg: 'dir' }),
      'a password': encrypted({ alg: 'PBES2-HS256+A128KW', p2s: bytes(16), p2c: 4096 }),
    },
  },
  {
    id: 'replicated-claim-mismatch',
    hits: {
      'another issuer': {
        ...encrypted({ alg: 'dir', iss: 'https://a.example' }),
        ...given({ decryptedClaims: { iss: 'https://b.example' } }),
        severity: 'error',
        path: 'iss',
      },
      'an audience that is not inside': {
        ...encrypted({ alg: 'dir', aud: ['a', 'b'] }),
        ...given({ decryptedClaims: {} }),
        severity: 'error',
        path: 'aud',
      },
    },
    misses: {
      'the same claims': {
        ...encrypted({ alg: 'dir', iss: 'https://a.example', aud: 'api' }),
        ...given({ decryptedClaims: { iss: 'https://a.example', aud: ['api'], sub: 'a' } }),
      },
      'a token nobody opened': encrypted({ alg: 'dir', iss: 'https://a.example' }),
    },
  },
];

export const jweKeyCases: readonly RuleCases[] = [
  {
    id: 'jwe-p2s-short',
    hits: {
      'seven bytes': {
        ...encrypted({ alg: 'PBES2-HS256+A128KW', p2c: 4096, p2s: bytes(7) }),
        severity: 'error',
        path: 'p2s',
        says: /7 bytes/,
      },
      'no salt': { ...encrypted({ alg: 'PBES2-HS512+A256KW', p2c: 4096 }), severity: 'error', says: /missing/ },
      'no base64url': { ...encrypted({ alg: 'PBES2-HS512+A256KW', p2s: '!' }), severity: 'error' },
    },
    misses: {
      'eight bytes': encrypted({ alg: 'PBES2-HS256+A128KW', p2c: 4096, p2s: bytes(8) }),
      'no password': encrypted({ alg: 'dir' }),
    },
  },
  {
    id: 'jwe-epk-invalid',
    hits: {
      'no key': { ...agreed(undefined), severity: 'error', path: 'epk', says: /missing/ },
      'a key that is text': { ...agreed('x'), severity: 'error' },
      'a point beside the curve': { ...agreed({ ...epk, y: epk.x }), severity: 'error', says: /no point/ },
      'a short coordinate': { ...agreed({ ...epk, x: bytes(31) }), severity: 'error', says: /32 bytes/ },
      'an RSA key': { ...agreed({ kty: 'RSA', n: 'a', e: 'AQAB' }), severity: 'error', says: /RSA/ },
      'a curve for signatures': { ...agreed({ kty: 'OKP', crv: 'Ed25519', x: bytes(32) }), severity: 'error' },
      'an X25519 key cut short': { ...agreed({ kty: 'OKP', crv: 'X25519', x: bytes(31) }), severity: 'error' },
    },
    misses: {
      'the example of RFC 7518': agreed(epk),
      X25519: agreed({ kty: 'OKP', crv: 'X25519', x: bytes(32) }),
      'another way to agree': encrypted({ alg: 'RSA-OAEP' }),
    },
  },
];
