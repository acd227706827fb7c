/** Cases of the rules about claims, issuer, times and privileges. */
import type { Classification } from '../../../../../src/core/token/classify';
import type { DecodedToken, JsonObject } from '../../../../../src/core/token/decoded';
import { classified, jws, malformed } from '../../../../support/decodedFactory';
import { nowSeconds } from '../ruleCases';
import type { RuleCases } from '../ruleCases';

const withClaims = (claims: JsonObject | string): DecodedToken => jws({ claims });
const untyped = (claims: JsonObject): DecodedToken => jws({ header: { typ: 'JWT' }, claims });
const by = (provider: string): Classification => classified('access', 'likely', provider);
const hour = 3600;

export const claimCases: readonly RuleCases[] = [
  {
    id: 'claim-type',
    hits: {
      'iss as an array': { token: withClaims({ iss: ['https://a.example'] }), severity: 'error', path: 'iss' },
      'sub as null': { token: withClaims({ sub: null }), severity: 'error', path: 'sub' },
      'a number among the audiences': { token: withClaims({ aud: ['a', 1] }), severity: 'error', path: 'aud' },
      'a boolean as text': {
        token: withClaims({ email_verified: 'true' }),
        severity: 'warning',
        path: 'email_verified',
      },
      'amr as text': { token: withClaims({ amr: 'pwd' }), severity: 'warning', path: 'amr' },
      'cnf as an array': { token: withClaims({ cnf: [] }), severity: 'warning', path: 'cnf' },
      'amr of objects': { token: withClaims({ amr: [{ method: 'password' }] }), severity: 'warning', path: 'amr' },
    },
    misses: {
      'right types': {
        token: withClaims({
          iss: 'a',
          sub: 'b',
          aud: ['c'],
          jti: 'd',
          amr: ['pwd'],
          email_verified: true,
          cnf: {},
          acr: '1',
        }),
      },
      'an audience as text': { token: withClaims({ aud: 'a' }) },
      'amr of Supabase': { token: withClaims({ amr: [{ method: 'password', timestamp: 1 }] }), as: by('supabase') },
      'a claim that only looks inherited': { token: withClaims('{"__proto__":{"iss":1}}') },
    },
  },
  {
    id: 'exp-missing',
    hits: {
      'an at+jwt without exp': { token: withClaims({}), severity: 'error', path: 'exp' },
      'an access token without exp': { token: untyped({}), severity: 'warning' },
      'an ID token': { token: untyped({}), as: classified('id'), severity: 'error' },
      'a logout token': { token: untyped({}), as: classified('logout'), severity: 'error' },
      'a legacy Kubernetes token': { token: untyped({}), as: by('kubernetes'), severity: 'error' },
      'a JWT of no known kind': { token: untyped({}), as: classified('jwt', 'guess'), severity: 'warning' },
    },
    misses: {
      'exp 0': { token: withClaims({ exp: 0 }) },
      'a DPoP proof': { token: withClaims({}), as: classified('dpop-proof') },
      'a security event': { token: withClaims({}), as: classified('security-event') },
      'an offline token of Keycloak': {
        token: untyped({ typ: 'Offline' }),
        as: classified('refresh', 'certain', 'keycloak'),
      },
      'a payload that could not be read': {
        token: malformed('invalid-json', 'payload', { claims: { sub: 'a' } }),
        as: classified('unreadable'),
      },
    },
  },
  {
    id: 'aud-missing',
    hits: {
      'an at+jwt': { token: withClaims({}), severity: 'error', path: 'aud' },
      'an access token': { token: untyped({}), severity: 'warning' },
      'an ID token': { token: untyped({}), as: classified('id'), severity: 'error' },
    },
    misses: {
      'an audience': { token: withClaims({ aud: 'a' }) },
      Descope: { token: untyped({}), as: by('descope') },
      Cognito: { token: untyped({}), as: by('cognito') },
      Clerk: { token: untyped({}), as: by('clerk') },
      'a guessed kind': { token: untyped({}), as: classified('access', 'guess') },
    },
  },
  {
    id: 'jti-missing',
    hits: {
      'an at+jwt': { token: withClaims({}), severity: 'error', path: 'jti' },
      'a DPoP proof': { token: withClaims({}), as: classified('dpop-proof'), severity: 'error' },
    },
    misses: { 'another access token': { token: untyped({}) }, 'a jti': { token: withClaims({ jti: 'a' }) } },
  },
  {
    id: 'iss-not-https',
    hits: {
      http: { token: withClaims({ iss: 'http://as.example' }), severity: 'error', says: /http:\/\/as\.example/ },
      'a name': { token: withClaims({ iss: 'joe' }), severity: 'warning' },
      'a host that begins like this machine': {
        token: withClaims({ iss: 'http://localhost.evil.example' }),
        severity: 'error',
      },
      'this machine as a user name': { token: withClaims({ iss: 'http://localhost@evil.example' }), severity: 'error' },
    },
    misses: {
      https: { token: withClaims({ iss: 'https://as.example/realm' }) },
      'this machine': { token: withClaims({ iss: 'http://localhost:8080/realms/dev' }) },
      'this machine in IPv6': { token: withClaims({ iss: 'http://[::1]:9000' }) },
      'a Descope project': { token: withClaims({ iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6' }), as: by('descope') },
      Google: { token: untyped({ iss: 'accounts.google.com' }), as: classified('id') },
      'a legacy Kubernetes token': { token: untyped({ iss: 'kubernetes/serviceaccount' }) },
      'the client that issues an assertion': {
        token: untyped({ iss: 'client-1' }),
        as: classified('client-assertion'),
      },
    },
  },
  {
    id: 'cnf-malformed',
    hits: {
      'a short thumbprint': { token: withClaims({ cnf: { jkt: 'a'.repeat(42) } }), severity: 'error', path: 'cnf.jkt' },
      'a hexadecimal thumbprint': {
        token: withClaims({ cnf: { 'x5t#S256': 'a'.repeat(64) } }),
        severity: 'error',
        path: 'cnf.x5t#S256',
      },
      'a private key': {
        token: withClaims({ cnf: { jwk: { kty: 'OKP', d: 'x' } } }),
        severity: 'error',
        path: 'cnf.jwk',
      },
      'something else than a key': { token: withClaims({ cnf: { jwk: 'key' } }), severity: 'error', path: 'cnf.jwk' },
      'a key URL over http': {
        token: withClaims({ cnf: { jku: 'http://a.example' } }),
        severity: 'error',
        path: 'cnf.jku',
      },
    },
    misses: {
      'a thumbprint': { token: withClaims({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } }) },
      'a public key': { token: withClaims({ cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } }) },
    },
  },
];

export const timeCases: readonly RuleCases[] = [
  {
    id: 'numericdate-not-number',
    hits: {
      'exp as text': { token: withClaims({ exp: '1795348800' }), severity: 'error', path: 'exp', says: /"1795348800"/ },
      'an ISO time': { token: withClaims({ auth_time: '2026-11-22T12:00:00Z' }), severity: 'error', path: 'auth_time' },
      null: { token: withClaims({ nbf: null }), severity: 'error', path: 'nbf' },
    },
    misses: {
      'rexp of Descope': { token: withClaims({ rexp: '2023-11-21T19:13:21Z' }), as: by('descope') },
      numbers: { token: withClaims({ exp: 1, nbf: 1.5, iat: 0 }) },
      'updated_at of Auth0': { token: untyped({ updated_at: '2026-11-22T12:00:00Z' }), as: by('auth0') },
    },
  },
  {
    id: 'numericdate-milliseconds',
    hits: {
      milliseconds: {
        token: withClaims({ exp: 1_698_175_401_000 }),
        severity: 'error',
        path: 'exp',
        says: /2023-10-24T19:23:21Z/,
      },
      nanoseconds: { token: withClaims('{"iat":1698175401000000000}'), severity: 'error', path: 'iat' },
    },
    misses: {
      'the last second': { token: withClaims({ exp: 99_999_999_999 }) },
      infinity: { token: withClaims('{"exp":1e400}') },
    },
  },
  {
    id: 'expired',
    hits: {
      'just beyond the tolerance': {
        token: withClaims({ exp: nowSeconds - 60 }),
        severity: 'error',
        path: 'exp',
        says: /1 minute ago/,
      },
      'within the tolerance': { token: withClaims({ exp: nowSeconds - 59 }), severity: 'warning', says: /tolerance/ },
      'on the second': { token: withClaims({ exp: nowSeconds }), severity: 'warning' },
      'without tolerance': {
        token: withClaims({ exp: nowSeconds }),
        options: { clockToleranceSeconds: 0 },
        severity: 'error',
      },
      'long ago': {
        token: withClaims({ exp: 1_698_175_401 }),
        severity: 'error',
        says: /3 years ago, at 2023-10-24T19:23:21Z/,
      },
      'before every calendar': { token: withClaims({ exp: -99_999_999_999 }), severity: 'error' },
      'a token that broke off': {
        token: malformed('invalid-json', 'payload', { claims: { exp: 1 } }),
        as: classified('unreadable'),
        severity: 'error',
      },
    },
    misses: {
      'the last second': { token: withClaims({ exp: nowSeconds + 1 }) },
      milliseconds: { token: withClaims({ exp: 1_698_175_401_000 }) },
      text: { token: withClaims({ exp: '1' }) },
      'an offline token of Keycloak': {
        token: untyped({ typ: 'Offline', exp: 0 }),
        as: classified('refresh', 'certain', 'keycloak'),
      },
    },
  },
  {
    id: 'not-yet-valid',
    hits: { 'beyond the tolerance': { token: withClaims({ nbf: nowSeconds + 61 }), severity: 'error', path: 'nbf' } },
    misses: { 'within the tolerance': { token: withClaims({ nbf: nowSeconds + 60 }) } },
  },
  {
    id: 'iat-in-future',
    hits: {
      'beyond the tolerance': { token: withClaims({ iat: nowSeconds + 61 }), severity: 'warning', path: 'iat' },
      'in a proof': { token: withClaims({ iat: nowSeconds + 61 }), as: classified('dpop-proof'), severity: 'error' },
    },
    misses: { 'within the tolerance': { token: withClaims({ iat: nowSeconds + 60 }) } },
  },
  {
    id: 'time-order',
    hits: {
      'an end at the beginning': { token: withClaims({ iat: 10, exp: 10 }), severity: 'error', path: 'exp' },
      'a beginning after the end': { token: withClaims({ nbf: 11, exp: 10 }), severity: 'error', path: 'nbf' },
      'a sign-in after the issue': {
        token: withClaims({ iat: 10, auth_time: 11 }),
        severity: 'error',
        path: 'auth_time',
      },
    },
    misses: {
      'the usual order': { token: withClaims({ auth_time: 9, iat: 10, nbf: 10, exp: 11 }) },
      milliseconds: { token: withClaims({ iat: 1_698_174_801_000, exp: 1_698_175_401 }) },
    },
  },
  {
    id: 'lifetime-too-long',
    hits: {
      'over an hour': { token: withClaims({ iat: 0, exp: hour + 1 }), severity: 'warning', says: /1 hour/ },
      'over a day': { token: withClaims({ iat: 0, exp: 24 * hour + 1 }), severity: 'error' },
      'ten years, said as the hover says it': {
        token: withClaims({ iat: 1_700_000_000, exp: 2_015_532_800 }),
        severity: 'error',
        says: /lives 10 years,/,
      },
      'a logout token over two minutes': {
        token: withClaims({ iat: 0, exp: 121 }),
        as: classified('logout'),
        severity: 'warning',
      },
      'an assertion over five minutes': {
        token: withClaims({ iat: 0, exp: 301 }),
        as: classified('client-assertion'),
        severity: 'warning',
      },
      'without iat, from nbf': { token: withClaims({ nbf: 0, exp: hour + 1 }), severity: 'warning' },
      'without both, from now': {
        token: withClaims({ exp: nowSeconds + hour + 1 }),
        severity: 'warning',
        says: /still valid/,
      },
      'a note on Entra ID': {
        token: withClaims({ iat: 0, exp: 5100 }),
        as: by('entra-v2'),
        severity: 'information',
        says: /Entra/,
      },
      'Entra ID beyond what it gives': {
        token: withClaims({ iat: 0, exp: 29 * hour }),
        as: by('entra-v2'),
        severity: 'error',
      },
      'a note on client secrets for Apple': {
        token: untyped({ iat: 0, exp: 180 * 24 * hour }),
        as: classified('client-assertion', 'certain', 'apple-client-secret'),
        severity: 'information',
      },
      'a note on Kubernetes': {
        token: untyped({ iat: 0, exp: 365 * 24 * hour }),
        as: by('kubernetes'),
        severity: 'information',
      },
    },
    misses: {
      'an hour': { token: withClaims({ iat: 0, exp: hour }) },
      'a refresh token': { token: untyped({ iat: 0, exp: 999_999 }), as: classified('refresh') },
      'a token that is long over': { token: withClaims({ exp: 10 }) },
      'a guessed kind': { token: untyped({ iat: 0, exp: 999_999 }), as: classified('access', 'guess') },
    },
  },
  {
    id: 'expiring-soon',
    hits: {
      'the last five minutes': {
        token: withClaims({ exp: nowSeconds + 299 }),
        severity: 'information',
        says: /4 minutes/,
      },
    },
    misses: {
      'five minutes': { token: withClaims({ exp: nowSeconds + 300 }) },
      'an expired token': { token: withClaims({ exp: nowSeconds }) },
    },
  },
];

export const privilegeCases: readonly RuleCases[] = [
  {
    id: 'scope-format',
    hits: {
      'two spaces': { token: withClaims({ scope: 'a  b' }), severity: 'warning', path: 'scope' },
      'a quote': { token: withClaims({ scope: 'a "b"' }), severity: 'warning' },
      'a line break': { token: withClaims({ scope: 'a\nb' }), severity: 'warning', says: /a\\u\{A\}b/ },
      'an object': { token: withClaims({ scope: { a: 1 } }), severity: 'warning' },
      'the array of Okta': { token: withClaims({ scp: ['a'] }), severity: 'hint', path: 'scp' },
    },
    misses: {
      'names with one space between': { token: withClaims({ scope: 'openid read:users https://a.example/x' }) },
      'no scope granted': { token: withClaims({ scope: '' }) },
      'an ID token': { token: untyped({ scope: ['a'] }), as: classified('id') },
    },
  },
  {
    id: 'scope-broad',
    hits: {
      'a star': { token: withClaims({ scope: 'read *' }), severity: 'warning', path: 'scope' },
      'everything at Google Cloud': {
        token: withClaims({ scope: 'https://www.googleapis.com/auth/cloud-platform' }),
        severity: 'warning',
      },
      'the default of Entra ID': { token: withClaims({ scp: 'api://x/.default' }), severity: 'warning', path: 'scp' },
      'in an array': { token: withClaims({ scp: ['Admin'] }), severity: 'warning' },
      'api at GitLab': { token: withClaims({ iss: 'https://gitlab.com', scope: 'api' }), severity: 'warning' },
      'more than 20 scopes': {
        token: withClaims({ scope: Array.from({ length: 21 }, (_, i) => `s${i}`).join(' ') }),
        severity: 'warning',
        says: /21 scopes/,
      },
    },
    misses: {
      'narrow scopes': { token: withClaims({ scope: 'orders:read admin:read repository' }) },
      'api elsewhere': { token: withClaims({ iss: 'https://notgitlab.example', scope: 'api' }) },
      '20 scopes': { token: withClaims({ scope: Array.from({ length: 20 }, (_, i) => `s${i}`).join(' ') }) },
      'an ID token': { token: untyped({ scope: '*' }), as: classified('id') },
    },
  },
  {
    id: 'roles-privileged',
    hits: {
      'the service role of Supabase': {
        token: untyped({ role: 'service_role' }),
        as: classified('jwt', 'guess'),
        severity: 'warning',
        path: 'role',
      },
      'Global Administrator of Entra ID': {
        token: withClaims({ wids: ['62e90394-69f5-4237-9190-012177145e10'] }),
        severity: 'warning',
        says: /Global Administrator/,
      },
      'masters of Kubernetes': { token: withClaims({ groups: ['dev', 'system:masters'] }), severity: 'warning' },
    },
    misses: {
      'an ordinary role': {
        token: withClaims({ role: 'authenticated', roles: ['reader'], groups: ['system:authenticated'] }),
      },
      'an ID token': { token: untyped({ role: 'service_role' }), as: classified('id') },
    },
  },
];
