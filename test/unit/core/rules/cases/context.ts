/** Cases of the rules that compare a token with what came beside it, and of those about proofs and profiles. */
import { createHash, createHmac } from 'node:crypto';
import type { CheckOptions } from '../../../../../src/core/rules/check';
import { decodeToken } from '../../../../../src/core/token/decode';
import type { DecodedToken, JsonObject } from '../../../../../src/core/token/decoded';
import { classified, jws, sdJwt } from '../../../../support/decodedFactory';
import { base64url, compactJws } from '../../../../support/tokenFactory';
import { nowSeconds } from '../ruleCases';
import type { Case, RuleCases } from '../ruleCases';

const given = (context: NonNullable<CheckOptions['context']>): Pick<Case, 'options'> => ({ options: { context } });
const plain = (claims: JsonObject, header: JsonObject = {}): DecodedToken =>
  jws({ header: { typ: 'JWT', alg: 'RS256', ...header }, claims, signatureBytes: 256 });
const asId = classified('id');
const id = (claims: JsonObject, header?: JsonObject): Pick<Case, 'token' | 'as'> => ({
  token: plain(claims, header),
  as: asId,
});

/** OIDC Core appendix A.4 and A.6. */
const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
const codeHash = 'LDktKdoQak3Pk0cnXxCltA';
const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
const accessTokenHash = '77QmUPtjPfzWtF2AnpK9RQ';
const half512 = createHash('sha512').update(accessToken).digest().subarray(0, 32).toString('base64url');

export const idTokenCases: readonly RuleCases[] = [
  {
    id: 'id-azp',
    hits: {
      'two audiences': { ...id({ aud: ['a', 'b'] }), severity: 'warning', path: 'azp' },
      'another client': { ...id({ aud: 'a', azp: 'b' }), ...given({ clientId: 'a' }), severity: 'error', path: 'azp' },
    },
    misses: {
      'one audience': id({ aud: ['a'] }),
      'two audiences and the client': { ...id({ aud: ['a', 'b'], azp: 'a' }), ...given({ clientId: 'a' }) },
      'a client that is not known': id({ aud: 'a', azp: 'b' }),
      'an app and its server at Google': {
        ...id({ aud: 'server', azp: 'app' }),
        as: classified('id', 'certain', 'google'),
        ...given({ clientId: 'server' }),
      },
    },
  },
  {
    id: 'id-used-as-bearer',
    hits: {
      'in a header': { ...id({}), ...given({ textBefore: 'Authorization: Bearer ' }), severity: 'warning' },
      'in code': { ...id({}), ...given({ textBefore: '"authorization": "bearer ' }), severity: 'warning' },
    },
    misses: {
      'an access token': { token: plain({}), ...given({ textBefore: 'Authorization: Bearer ' }) },
      'in a variable': { ...id({}), ...given({ textBefore: 'ID_TOKEN=' }) },
      'a bearer that is something else': { ...id({}), ...given({ textBefore: 'the ringbearer ' }) },
      'text that is not known': id({}),
      'Firebase, whose ID tokens are sent to APIs': {
        token: plain({}),
        as: classified('id', 'certain', 'firebase'),
        ...given({ textBefore: 'Bearer ' }),
      },
    },
  },
  {
    id: 'id-at-hash',
    hits: {
      'another access token': {
        ...id({ at_hash: accessTokenHash }),
        ...given({ accessToken: 'other' }),
        severity: 'error',
        path: 'at_hash',
      },
      'the digest of another algorithm': {
        ...id({ at_hash: accessTokenHash }, { alg: 'RS512' }),
        ...given({ accessToken }),
        severity: 'error',
      },
    },
    misses: {
      'the example of OIDC Core': { ...id({ at_hash: accessTokenHash }), ...given({ accessToken }) },
      'SHA-512': { ...id({ at_hash: half512 }, { alg: 'PS512' }), ...given({ accessToken }) },
      'Ed25519, which hashes with SHA-512': {
        ...id({ at_hash: half512 }, { alg: 'Ed25519' }),
        ...given({ accessToken }),
      },
      'no access token': id({ at_hash: 'x' }),
      'no at_hash': { ...id({}), ...given({ accessToken }) },
    },
  },
  {
    id: 'id-c-hash',
    hits: {
      'another code': { ...id({ c_hash: codeHash }), ...given({ code: 'x' }), severity: 'error', path: 'c_hash' },
    },
    misses: {
      'the example of OIDC Core': { ...id({ c_hash: codeHash }), ...given({ code }) },
      'no code': id({ c_hash: 'x' }),
    },
  },
  {
    id: 'id-nonce',
    hits: {
      'another nonce': { ...id({ nonce: 'a' }), ...given({ nonce: 'b' }), severity: 'error', path: 'nonce' },
      'no nonce': { ...id({}), ...given({ nonce: 'b' }), severity: 'error', says: /has none/ },
    },
    misses: {
      'the nonce sent': { ...id({ nonce: 'b' }), ...given({ nonce: 'b' }) },
      'no nonce sent': id({ nonce: 'a' }),
    },
  },
  {
    id: 'id-auth-time',
    hits: {
      'no auth_time': { ...id({}), ...given({ maxAgeSeconds: 300 }), severity: 'error', path: 'auth_time' },
      'a sign-in too long ago': {
        ...id({ auth_time: nowSeconds - 400 }),
        ...given({ maxAgeSeconds: 300 }),
        severity: 'error',
        says: /6 minutes/,
      },
    },
    misses: {
      'a sign-in in time': { ...id({ auth_time: nowSeconds - 200 }), ...given({ maxAgeSeconds: 300 }) },
      'the tolerance': { ...id({ auth_time: nowSeconds - 350 }), ...given({ maxAgeSeconds: 300 }) },
      'no max_age': id({}),
    },
  },
];

/** RFC 9449 sections 4.1, 6.1 and 7.1: a key, its thumbprint, an access token and its hash. */
const proofKey = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const opaqueToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const opaqueTokenHash = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';

const bound = (cnf: JsonObject | undefined): string =>
  compactJws({ alg: 'ES256', typ: 'at+jwt' }, { iss: 'https://as.example', ...(cnf && { cnf }) }, new Uint8Array(64));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const proof = (claims: JsonObject): Pick<Case, 'token' | 'as'> => ({
  token: jws({
    header: { typ: 'dpop+jwt', kid: undefined, jwk: proofKey },
    claims: { jti: 'j', htm: 'GET', htu: 'https://rs.example/a', iat: nowSeconds, ...claims },
  }),
  as: classified('dpop-proof'),
});

export const bindingCases: readonly RuleCases[] = [
  {
    id: 'not-sender-constrained',
    hits: {
      'an access token': { token: plain({}), severity: 'hint', path: 'cnf' },
      Auth0: { token: plain({}), as: classified('access', 'likely', 'auth0'), severity: 'hint' },
    },
    misses: {
      'a bound token': { token: plain({ cnf: { jkt: thumbprint } }) },
      'an ID token': id({}),
      'a provider that binds no tokens': { token: plain({}), as: classified('access', 'certain', 'descope') },
    },
  },
  {
    id: 'dpop-iat-window',
    hits: {
      'an old proof': { ...proof({ iat: nowSeconds - 301 }), severity: 'warning', path: 'iat' },
      'a proof of the future': { ...proof({ iat: nowSeconds + 400 }), severity: 'warning' },
    },
    misses: { 'five minutes': proof({ iat: nowSeconds - 300 }), 'an access token': { token: plain({ iat: 1 }) } },
  },
  {
    id: 'dpop-binding',
    hits: {
      'the hash of another token': {
        ...proof({ ath: hashOf('other') }),
        ...given({ accessToken: opaqueToken }),
        severity: 'error',
        path: 'ath',
      },
      'a token bound to another key': {
        ...proof({ ath: hashOf(bound({ jkt: hashOf('key') })) }),
        ...given({ accessToken: bound({ jkt: hashOf('key') }) }),
        severity: 'error',
        path: 'jwk',
        says: /another key/,
      },
      'a token that is not bound': {
        ...proof({ ath: hashOf(bound(undefined)) }),
        ...given({ accessToken: bound(undefined) }),
        severity: 'error',
        says: /not bound/,
      },
    },
    misses: {
      'the example of RFC 9449': { ...proof({ ath: opaqueTokenHash }), ...given({ accessToken: opaqueToken }) },
      'a token bound to the key': {
        ...proof({ ath: hashOf(bound({ jkt: thumbprint })) }),
        ...given({ accessToken: bound({ jkt: thumbprint }) }),
      },
      'no access token': proof({ ath: 'x' }),
    },
  },
];

const assertion = (claims: JsonObject): Pick<Case, 'token' | 'as'> => ({
  token: plain({ iss: 'app', sub: 'app', aud: 'https://as.example', jti: 'j', exp: nowSeconds + 60, ...claims }),
  as: classified('client-assertion'),
});
const svid = (claims: JsonObject, header: JsonObject = {}): Pick<Case, 'token' | 'as'> => ({
  token: plain({ sub: 'spiffe://acme.example/shop', aud: 'db', exp: nowSeconds + 60, ...claims }, header),
  as: classified('svid'),
});

export const profileCases: readonly RuleCases[] = [
  {
    id: 'client-assertion',
    hits: {
      'another subject': { ...assertion({ sub: 'b' }), severity: 'warning', path: 'sub' },
      'no issuer': { ...assertion({ iss: undefined }), severity: 'warning', path: 'iss' },
      'another client': { ...assertion({}), ...given({ clientId: 'b' }), severity: 'warning', path: 'sub' },
      'two servers': { ...assertion({ aud: ['https://a.example', 'https://b.example'] }), severity: 'warning' },
      'no server': { ...assertion({ aud: undefined }), severity: 'warning', path: 'aud' },
      'a token endpoint': { ...assertion({ aud: 'https://as.example/oauth2/token' }), severity: 'hint', path: 'aud' },
    },
    misses: {
      'an issuer': { ...assertion({}), ...given({ clientId: 'app' }) },
      'an issuer in an array': assertion({ aud: ['https://as.example/tokenized'] }),
      'the client secret of Apple': {
        ...assertion({ iss: 'TEAM' }),
        as: classified('client-assertion', 'certain', 'apple-client-secret'),
      },
    },
  },
  {
    id: 'svid-profile',
    hits: {
      'a shared secret': { ...svid({}, { alg: 'HS256' }), severity: 'error', path: 'alg' },
      'another type': { ...svid({}, { typ: 'at+jwt' }), severity: 'error', path: 'typ' },
      'another parameter': { ...svid({}, { jku: 'https://a.example' }), severity: 'error', says: /jku/ },
      'a subject that is no SPIFFE ID': { ...svid({ sub: 'shop' }), severity: 'error', path: 'sub' },
      'no trust domain': { ...svid({ sub: 'spiffe:///shop' }), severity: 'error', path: 'sub' },
      'no audience': { ...svid({ aud: undefined }), severity: 'error', says: /lacks aud/ },
    },
    misses: {
      'a JWT-SVID': svid({}),
      'without type': svid({}, { typ: undefined, alg: 'ES256' }),
      JOSE: svid({}, { typ: 'JOSE' }),
      'another kind': { token: plain({ sub: 'shop' }) },
    },
  },
];

const encoded = (value: JsonObject | readonly unknown[]): string => base64url(JSON.stringify(value));

/** A real SD-JWT with one disclosure and a key binding, all but the signatures. */
function presentation(binding: JsonObject = {}, header: JsonObject = {}, claims: JsonObject = {}): string {
  const disclosure = encoded(['salt', 'name', 'Ada']);
  const issuerClaims = { cnf: { jwk: proofKey }, _sd: [hashOf(disclosure)], ...claims };
  const issued = compactJws({ alg: 'ES256', typ: 'dc+sd-jwt', kid: 'a' }, issuerClaims, new Uint8Array(64));
  const presented = `${issued}~${disclosure}~`;
  const keyBinding = { iat: nowSeconds, aud: 'v', nonce: 'n', sd_hash: hashOf(presented), ...binding };
  return presented + compactJws({ alg: 'ES256', typ: 'kb+jwt', ...header }, keyBinding, new Uint8Array(64));
}
function presented(compact: string, more: NonNullable<CheckOptions['context']> = {}): Case {
  return { token: decodeToken(compact), as: classified('sd-jwt'), ...given({ compact, ...more }) };
}
const whole = presentation();

export const selectiveCases: readonly RuleCases[] = [
  {
    id: 'sd-jwt-kb',
    hits: {
      'a disclosure taken away': {
        ...presented(whole.replace(/~[^~]+~/, '~')),
        severity: 'error',
        path: 'sd_hash',
      },
      'another type': { ...presented(presentation({}, { typ: 'JWT' })), severity: 'error', path: 'typ' },
      'no nonce': { ...presented(presentation({ nonce: undefined })), severity: 'error', says: /lacks nonce/ },
      'another nonce': { ...presented(whole, { nonce: 'other' }), severity: 'error', path: 'nonce' },
      'a token that is bound to no key': {
        ...presented(presentation({}, {}, { cnf: undefined })),
        severity: 'error',
        path: 'cnf',
      },
      'on its own': {
        token: jws({ header: { typ: 'kb+jwt' }, claims: { iat: 1 } }),
        as: classified('key-binding'),
        severity: 'error',
        says: /aud, nonce and sd_hash/,
      },
    },
    misses: {
      'a key binding that fits': presented(whole, { nonce: 'n' }),
      'a token whose text is not known': { token: decodeToken(whole), as: classified('sd-jwt') },
      'no key binding': presented(whole.slice(0, whole.lastIndexOf('~') + 1)),
    },
  },
  {
    id: 'sd-jwt-decoys/undisclosed',
    hits: {
      'two digests': {
        token: sdJwt({ undisclosedCount: 2 }),
        as: classified('sd-jwt'),
        severity: 'information',
        says: /^2 digests have/,
      },
      'one in a real token': {
        ...presented(presentation({}, {}, { _sd: [hashOf('decoy')] })),
        severity: 'information',
        says: /^1 digest has/,
      },
    },
    misses: { 'everything disclosed': presented(whole), 'another token': { token: jws() } },
  },
];

function maced(alg: 'HS256' | 'HS384' | 'HS512', key: string | Buffer, claims: JsonObject = { sub: 'a' }): Case {
  const signed = `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}`;
  const hash = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }[alg];
  const compact = `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
  return {
    token: decodeToken(compact),
    as: classified('jwt', 'guess'),
    options: { tryDemoSecrets: true, context: { compact } },
  };
}
const rfc7515Key = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
const decodedKey = Buffer.from(rfc7515Key, 'base64url');
const guessed = maced('HS256', 'secret');

export const knownSecretCases: readonly RuleCases[] = [
  {
    id: 'hmac-known-secret',
    hits: {
      'the secret of jwt.io': { ...maced('HS256', 'your-256-bit-secret'), severity: 'error', says: /jwt\.io/ },
      HS384: { ...maced('HS384', 'secret'), severity: 'error', says: /"secret"/ },
      HS512: { ...maced('HS512', 'keyboard cat'), severity: 'error' },
      'a secret in base64': { ...maced('HS256', decodedKey), severity: 'error', says: /RFC 7515/ },
      'the same as text': { ...maced('HS256', rfc7515Key), severity: 'error' },
    },
    misses: {
      'a secret nobody published': maced('HS256', Buffer.alloc(32, 7)),
      'a token when nobody asked for it': { ...guessed, options: { context: guessed.options?.context } },
      'a token whose text is not known': { ...guessed, options: { tryDemoSecrets: true } },
      'a token too long to try': maced('HS256', 'secret', { sub: 'a'.repeat(20_000) }),
      'a public key': { token: plain({}), options: { tryDemoSecrets: true, context: { compact: 'a.b.c' } } },
    },
  },
];
