/** Cases of the rules about header parameters, types and the names of claims. */
import type { DecodedToken, JsonObject } from '../../../../../src/core/token/decoded';
import { classified, jwe, jws, jwsJson, claimsPayload, malformed, sdJwt } from '../../../../support/decodedFactory';
import type { RuleCases } from '../ruleCases';

const withHeader = (header: JsonObject): DecodedToken => jws({ header });
const withClaims = (claims: JsonObject): DecodedToken => jws({ claims });
const plain = (claims: JsonObject = {}): DecodedToken => jws({ header: { typ: 'JWT' }, claims });
const asId = classified('id');

export const headerParameterCases: readonly RuleCases[] = [
  {
    id: 'kid-missing',
    hits: { 'no key id': { token: withHeader({ kid: undefined }), severity: 'hint', path: 'kid' } },
    misses: {
      'a key id': { token: withHeader({}) },
      'a shared secret': { token: withHeader({ kid: undefined, alg: 'HS256' }) },
      'an unsigned token': { token: withHeader({ kid: undefined, alg: 'none' }) },
      'a key that is named otherwise': { token: withHeader({ kid: undefined, 'x5t#S256': 'a' }) },
      'a proof that carries its key': {
        token: withHeader({ kid: undefined, jwk: { kty: 'EC' } }),
        as: classified('dpop-proof'),
      },
      'the key binding of an SD-JWT': { token: withHeader({ kid: undefined }), as: classified('key-binding') },
      'an encrypted token': { token: jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }), as: classified('encrypted') },
      'a header that may have lost it': {
        token: malformed('invalid-json', 'header', { header: { alg: 'RS256' } }),
        as: classified('jwt', 'guess'),
      },
    },
  },
  {
    id: 'header-x5t-sha1',
    hits: { 'x5t alone': { token: withHeader({ x5t: 'a' }), severity: 'hint', path: 'x5t' } },
    misses: {
      'both thumbprints': { token: withHeader({ x5t: 'a', 'x5t#S256': 'b' }) },
      'no thumbprint': { token: withHeader({}) },
      'Entra ID': { token: withHeader({ x5t: 'a' }), as: classified('access', 'likely', 'entra-v1') },
    },
  },
  {
    id: 'unknown-header-param',
    hits: {
      'a parameter of its own': { token: withHeader({ tenant: 'a' }), severity: 'hint', says: /parameter tenant;/ },
      'the nonce of another': { token: withHeader({ tenant: 'a', ver: 1 }), severity: 'hint', says: /tenant and ver/ },
      'in an encrypted token': {
        token: jwe({ alg: 'dir', enc: 'A256GCM', tenant: 'a' }),
        as: classified('encrypted'),
        severity: 'hint',
      },
    },
    misses: {
      'registered parameters': { token: withHeader({ cty: 'JWT', crit: ['b64'], b64: true, ppt: 'shaken' }) },
      'what Entra ID writes': {
        token: withHeader({ nonce: 'a', origin: 'b' }),
        as: classified('access', 'likely', 'entra-graph'),
      },
      'disclosures of an SD-JWT in JSON': {
        token: { ...jwsJson(claimsPayload({})), header: { alg: 'ES256', disclosures: [], kb_jwt: 'a' } },
        as: classified('sd-jwt'),
      },
    },
  },
];

export const plainTypeCases: readonly RuleCases[] = [
  {
    id: 'typ-jwt-not-explicit',
    hits: {
      'an access token': { token: plain(), severity: 'hint', path: 'typ', says: /at\+jwt/ },
      'a logout token': { token: plain(), as: classified('logout'), severity: 'hint', says: /logout\+jwt/ },
      'a JWT of no known kind': { token: plain(), as: classified('jwt', 'guess'), severity: 'hint' },
      'Keycloak, which can do better': {
        token: plain(),
        as: classified('access', 'certain', 'keycloak'),
        severity: 'hint',
      },
    },
    misses: {
      'an explicit type': { token: jws() },
      'no type': { token: withHeader({ typ: undefined }) },
      'an ID token, which has no type of its own': { token: plain(), as: asId },
      'Okta, which cannot': { token: plain(), as: classified('access', 'certain', 'okta') },
    },
  },
  {
    id: 'vc-legacy-typ',
    hits: {
      'the former type': {
        token: sdJwt({ header: { alg: 'ES256', typ: 'vc+sd-jwt' } }),
        as: classified('sd-jwt'),
        severity: 'information',
        path: 'typ',
      },
      'with application/': { token: withHeader({ typ: 'application/VC+SD-JWT' }), severity: 'information' },
    },
    misses: { 'the present type': { token: sdJwt({}), as: classified('sd-jwt') }, 'another type': { token: jws() } },
  },
];

export const claimNameCases: readonly RuleCases[] = [
  {
    id: 'registered-claim-misuse',
    hits: {
      'scope in an ID token': { token: plain({ scope: 'a' }), as: asId, severity: 'warning', path: 'scope' },
      'at_hash in an access token': { token: withClaims({ at_hash: 'a' }), severity: 'warning', path: 'at_hash' },
      'crit among the claims': { token: withClaims({ crit: ['a'] }), severity: 'warning', path: 'crit' },
      'alg among the claims': { token: plain({ alg: 'RS256' }), as: asId, severity: 'warning', path: 'alg' },
      'a status list in a token that is on one': {
        token: withClaims({ status_list: {} }),
        severity: 'warning',
        path: 'status_list',
      },
    },
    misses: {
      'scope in an access token': { token: withClaims({ scope: 'a' }) },
      'crit of a federation': { token: plain({ crit: ['a'] }), as: classified('entity-statement') },
      'a kind that is guessed': { token: plain({ scope: 'a' }), as: classified('id', 'guess') },
      'the hashes of an ID token': { token: plain({ at_hash: 'a', c_hash: 'b', nonce: 'c' }), as: asId },
    },
  },
  {
    id: 'private-claim-not-namespaced',
    hits: {
      'a name of its own': { token: withClaims({ plan: 'gold' }), severity: 'hint', says: /claim plan;/ },
      'several names': { token: plain({ plan: 1, color: 2 }), as: asId, severity: 'hint', says: /plan and color/ },
      'what another provider means': { token: withClaims({ drn: 'DS' }), severity: 'hint', says: /drn/ },
    },
    misses: {
      'registered claims': { token: withClaims({ iss: 'a', email: 'b', vot: 'c', cdniv: 1 }) },
      'names in wide use': { token: withClaims({ scp: 'a', tid: 'b' }) },
      'a URL and a URN': { token: withClaims({ 'https://acme.example/plan': 1, 'urn:acme:plan': 2 }) },
      'what the provider means': { token: withClaims({ drn: 'DS' }), as: classified('access', 'certain', 'descope') },
      'digests of an SD-JWT': { token: sdJwt({}, { _sd: [], _sd_alg: 'sha-256' }), as: classified('sd-jwt') },
    },
  },
];
