/** Cases of the rules about exposed data and about whole kinds of token. */
import type { DecodedToken, Disclosure, JsonObject } from '../../../../../src/core/token/decoded';
import { claimsPayload, classified, jws, jwsJson, sdJwt } from '../../../../support/decodedFactory';
import type { RuleCases } from '../ruleCases';

const withClaims = (claims: JsonObject): DecodedToken => jws({ claims });
const untyped = (claims: JsonObject): DecodedToken => jws({ header: { typ: 'JWT' }, claims });

/** Put together here so that no scanner takes this file for a leak. */
const fakeGitHubToken = ['ghp', 'x7Kp2mQ9vT4bN8wR3zL6cY1dF5hJ0aSeUgXi'].join('_');
const fakeKey = ['-----BEGIN', 'PRIVATE KEY-----\nMIIx\n-----END', 'PRIVATE KEY-----'].join(' ');
const fakeCertificate = ['-----BEGIN', 'CERTIFICATE-----\nMIIx\n-----END', 'CERTIFICATE-----'].join(' ');
const fakeToken = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;

export const exposureCases: readonly RuleCases[] = [
  {
    id: 'payload-pii',
    hits: {
      'registered claims': {
        token: withClaims({ email: 'a@b.example', phone_number: '+1' }),
        severity: 'warning',
        path: 'email',
        says: /^(?!.*a@b).*email and phone_number/,
      },
      'in an ID token': { token: untyped({ given_name: 'Ada' }), as: classified('id'), severity: 'information' },
      'an address in another claim': {
        token: withClaims({ 'https://a.example/user': { mail: 'ada@b.example' } }),
        severity: 'warning',
        says: /^(?!.*ada@).*e-mail/,
      },
      'a phone number': { token: withClaims({ tel: '+4915112345678' }), severity: 'warning', says: /phone/ },
      'a card number': { token: withClaims({ pay: '4111 1111 1111 1111' }), severity: 'warning', says: /card/ },
      'an account number': {
        token: withClaims({ acct: 'DE89 3704 0044 0532 0130 00' }),
        severity: 'warning',
        says: /account/,
      },
      'a social security number': { token: withClaims({ tax: '123-45-6789' }), severity: 'warning', says: /social/ },
    },
    misses: {
      'pseudonyms and numbers': {
        token: withClaims({
          sub: '104857600123456789012',
          code: '4111111111111112',
          n: '000-45-6789',
          iban: 'DE88370400440532013000',
        }),
      },
      'the service account that issued it': {
        token: withClaims({ iss: 'robot@project.example', azp: 'x@apps.example' }),
      },
      'a handle that is no address': { token: withClaims({ user: '@ada on b' }) },
      'an empty name': { token: withClaims({ name: '' }) },
      'a token of no known kind': { token: untyped({ email: 'a@b.example' }), as: classified('jwt') },
    },
  },
  {
    id: 'payload-secret',
    hits: {
      'a password': {
        token: withClaims({ password: 'hunter2-value' }),
        severity: 'error',
        path: 'password',
        says: /^(?!.*hunter2)/,
      },
      'a client secret': {
        token: withClaims({ app: { client_secret: 'x1' } }),
        severity: 'error',
        path: 'app.client_secret',
      },
      'an API key in camel case': { token: withClaims({ stripeApiKey: 'x1' }), severity: 'error' },
      'a PIN that is a number': { token: withClaims({ pin: 1234 }), severity: 'error' },
      'a private key': { token: withClaims({ note: fakeKey }), severity: 'error', says: /private key/ },
      'a credential by its shape': {
        token: withClaims({ note: fakeGitHubToken }),
        severity: 'error',
        says: /^(?!.*x7Kp).*GitHub/,
      },
      'another token': {
        token: withClaims({ upstream: fakeToken }),
        severity: 'error',
        says: /^(?!.*eyJ).*another token/,
      },
    },
    misses: {
      'facts about passwords': {
        token: withClaims({
          pwd_exp: 5,
          password_changed: 'yes',
          password: true,
          secretary: 'Ada',
          shipping: 'x',
          pin: 'ned'.slice(3),
        }),
      },
      'an issued-by certificate': { token: withClaims({ chain: fakeCertificate }) },
      'a software statement': { token: withClaims({ software_statement: fakeToken }) },
      'a UUID': { token: withClaims({ id: '6fa459ea-ee8a-4ca4-894e-db77e160355e' }) },
    },
  },
];

const at = { iss: 'https://as.example', exp: 2, aud: 'api', sub: 'a', client_id: 'c', iat: 1, jti: 'j' };
const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const logout = { iss: 'https://as.example', aud: 'c', iat: 1, exp: 2, jti: 'j', sid: 's', events: logoutEvent };
const proof = { jti: 'j', htm: 'POST', htu: 'https://api.example/x', iat: 1 };
const proofHeader = { typ: 'dpop+jwt', kid: undefined, jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } };
const asProof = classified('dpop-proof');

export const kindCases: readonly RuleCases[] = [
  {
    id: 'at-profile-9068',
    hits: {
      'missing claims': {
        token: withClaims({ ...at, client_id: undefined, iat: undefined, cid: 'c' }),
        severity: 'error',
        says: /lacks client_id and iat/,
      },
      'a missing jti': { token: withClaims({ ...at, jti: undefined }), severity: 'error', says: /lacks jti/ },
    },
    misses: { 'all claims': { token: withClaims(at) }, 'another profile': { token: untyped({}) } },
  },
  {
    id: 'id-required-claims',
    hits: {
      'a missing sub': {
        token: untyped({ ...at, sub: undefined }),
        as: classified('id'),
        severity: 'error',
        says: /lacks sub/,
      },
    },
    misses: { 'all claims': { token: untyped(at), as: classified('id') }, 'an access token': { token: untyped({}) } },
  },
  {
    id: 'logout-token',
    hits: {
      'missing claims': {
        token: untyped({ ...logout, jti: undefined }),
        as: classified('logout'),
        severity: 'error',
        says: /lacks jti/,
      },
      'another event': {
        token: untyped({ ...logout, events: { a: {} } }),
        as: classified('logout'),
        severity: 'error',
        path: 'events',
      },
      'an event that is no object': {
        token: untyped({ ...logout, events: { [Object.keys(logoutEvent)[0] ?? '']: true } }),
        as: classified('logout'),
        severity: 'error',
        path: 'events',
      },
      'nobody to log out': {
        token: untyped({ ...logout, sid: undefined }),
        as: classified('logout'),
        severity: 'error',
        path: 'sub',
      },
      'a nonce': {
        token: untyped({ ...logout, nonce: 'n' }),
        as: classified('logout'),
        severity: 'error',
        path: 'nonce',
      },
    },
    misses: {
      'a proper one': { token: untyped(logout), as: classified('logout') },
      'an access token': { token: withClaims({ nonce: 'n' }) },
    },
  },
  {
    id: 'dpop-structure',
    hits: {
      'missing claims': {
        token: jws({ header: proofHeader, claims: { ...proof, htu: undefined } }),
        as: asProof,
        severity: 'error',
        says: /lacks htu/,
      },
      'a shared secret': {
        token: jws({ header: { ...proofHeader, alg: 'HS256' }, claims: proof }),
        as: asProof,
        severity: 'error',
        path: 'alg',
      },
      'no key': {
        token: jws({ header: { typ: 'dpop+jwt' }, claims: proof }),
        as: asProof,
        severity: 'error',
        path: 'jwk',
      },
      'no type': {
        token: jws({ header: { ...proofHeader, typ: undefined }, claims: proof }),
        as: asProof,
        severity: 'error',
        path: 'typ',
      },
      'a query in htu': {
        token: jws({ header: proofHeader, claims: { ...proof, htu: 'https://api.example/x?y' } }),
        as: asProof,
        severity: 'error',
        path: 'htu',
      },
    },
    misses: {
      'a proper one': { token: jws({ header: proofHeader, claims: proof }), as: asProof },
      'an access token': { token: withClaims({}) },
    },
  },
  {
    id: 'sd-jwt-structure',
    hits: {
      'a shared secret': {
        token: sdJwt({ header: { alg: 'HS256' } }),
        as: classified('sd-jwt'),
        severity: 'error',
        path: 'alg',
      },
      'a weak hash': {
        token: sdJwt({ hashAlgorithm: 'sha-1' }),
        as: classified('sd-jwt'),
        severity: 'error',
        path: '_sd_alg',
      },
      'a digest twice': {
        token: sdJwt({}, { _sd: ['d1'], a: [{ '...': 'd1' }] }),
        as: classified('sd-jwt'),
        severity: 'error',
        path: '_sd',
      },
      'a digest twice in an SD-JWT in JSON': {
        token: { ...jwsJson(claimsPayload({ _sd: ['d1', 'd1'] })), disclosed: sdJwt({}) },
        as: classified('sd-jwt'),
        severity: 'error',
        path: '_sd',
      },
      'a disclosure nobody signed, in JSON': {
        token: {
          ...jwsJson(claimsPayload({ sub: 'a' })),
          disclosed: sdJwt({ disclosures: [disclosed('unreferenced', 'admin')] }),
        },
        as: classified('sd-jwt'),
        severity: 'error',
        path: 'admin',
      },
      'a disclosure nobody signed': {
        token: sdJwt({ disclosures: [disclosed('unreferenced', 'admin')] }),
        as: classified('sd-jwt'),
        severity: 'error',
        path: 'admin',
      },
      'a nested one that is malformed': {
        token: sdJwt({ disclosures: [disclosed('matched', 'a', [disclosed('malformed', undefined)])] }),
        as: classified('sd-jwt'),
        severity: 'error',
      },
      'a reserved name': {
        token: sdJwt({ disclosures: [disclosed('matched', '_sd')] }),
        as: classified('sd-jwt'),
        severity: 'error',
        says: /reserved/,
      },
    },
    misses: {
      'a proper one': {
        token: sdJwt({ disclosures: [disclosed('matched', 'a')] }, { _sd: ['d1', 'd2'] }),
        as: classified('sd-jwt'),
      },
      'a proper one in JSON': {
        token: {
          ...jwsJson(claimsPayload({ _sd: ['d1', 'd2'] })),
          disclosed: sdJwt({ disclosures: [disclosed('matched', 'a')] }),
        },
        as: classified('sd-jwt'),
      },
      'a JWS in JSON with such claims': { token: jwsJson(claimsPayload({ _sd: ['d1', 'd1'] })) },
      'a JWT with such claims': { token: withClaims({ _sd: ['d1', 'd1'] }) },
    },
  },
];

function disclosed(
  state: Disclosure['state'],
  name: string | undefined,
  children: readonly Disclosure[] = [],
): Disclosure {
  const segment = { name: 'disclosure' as const, start: 0, end: 1, byteLength: 1, oddities: [] };
  return { state, name, value: 1, digest: 'd', path: undefined, children, segment };
}
