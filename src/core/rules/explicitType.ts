/** Rules about `typ` and `cty`: explicit types keep a token of one kind from passing as another. */
import type { TokenKind } from '../token/classify';
import { isJsonObject } from '../token/json';
import { isExempt } from './exemptions';
import { claimOf, mediaType, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, typeName } from './wording';

export const explicitTypeRules: readonly Rule[] = [
  {
    id: 'typ-missing',
    severity: (token) => (token.kind === 'access' && meetsProfile(token) ? 'warning' : 'hint'),
    appliesTo: ['access', 'id', 'refresh', 'logout', 'sd-jwt', 'jwt', 'security-event', 'client-assertion'],
    source: 'RFC 8725 §3.11',
    check: (token) =>
      token.header !== undefined && token.complete && memberOf(token.header, 'typ') === undefined
        ? [
            {
              message: `The header has no "typ"${token.kind === 'access' ? ' (access tokens have "at+jwt")' : ''}, so a token of another kind could pass as this one.`,
              segment: 'header',
              path: 'typ',
            },
          ]
        : nothing,
  },
  { id: 'typ-mismatch', severity: 'error', appliesTo: 'any', source: 'RFC 8725 §3.12', check: checkType },
  {
    id: 'typ-jwt-not-explicit',
    severity: 'hint',
    appliesTo: ['access', 'logout', 'client-assertion', 'security-event', 'jwt'],
    source: 'RFC 8725bis §3.11',
    check: checkPlainType,
  },
  {
    id: 'vc-legacy-typ',
    severity: 'information',
    appliesTo: 'any',
    source: 'SD-JWT VC §3.2.1',
    check: (token) =>
      token.typ === 'vc+sd-jwt'
        ? [
            {
              message:
                'The type "vc+sd-jwt" is the former name of "dc+sd-jwt"; verifiers that follow the present draft do not accept it.',
              segment: 'header',
              path: 'typ',
            },
          ]
        : nothing,
  },
  {
    id: 'cty-nested-missing',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §5.2',
    check: (token) =>
      token.payload?.kind === 'token' && mediaType(memberOf(token.header, 'cty')) !== 'jwt'
        ? [
            {
              message:
                'The payload is a token itself, but the header does not say so with "cty": "JWT"; readers will take it for something else.',
              segment: 'header',
              path: 'cty',
            },
          ]
        : nothing,
  },
];

/** The claims that RFC 9068 section 2.2 requires; a token that has them all was made for that profile. */
export const atJwtClaims = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'] as const;

function meetsProfile(token: TokenFacts): boolean {
  return atJwtClaims.every((name) => claimOf(token, name) !== undefined);
}

/** What `typ` may say for each kind, beside nothing; kinds with a type of their own do not allow plain JWT. */
const typesOfKind: { readonly [kind in TokenKind]?: readonly string[] } = {
  access: ['at+jwt', 'jwt', 'bearer'],
  id: ['jwt', 'id+jwt'],
  refresh: ['jwt', 'rt+jwt', 'refresh+jwt'],
  logout: ['logout+jwt', 'jwt'],
  'dpop-proof': ['dpop+jwt'],
  'client-assertion': ['client-authentication+jwt', 'jwt'],
  'key-binding': ['kb+jwt'],
  'security-event': ['secevent+jwt', 'jwt'],
  svid: ['jwt', 'jose'],
};

/** The explicit type of each kind that has one. OIDC Core gives ID tokens none. */
const explicitTypes: { readonly [kind in TokenKind]?: string } = {
  access: 'at+jwt',
  logout: 'logout+jwt',
  'client-assertion': 'client-authentication+jwt',
  'security-event': 'secevent+jwt',
};

function checkPlainType(token: TokenFacts): readonly Problem[] {
  if (token.typ !== 'jwt' || isExempt(token, 'typ-jwt-not-explicit')) return nothing;
  const explicit = token.confidence === 'guess' ? undefined : explicitTypes[token.kind];
  return mismatch(
    `"typ": "JWT" does not tell which kind of token this is${explicit === undefined ? '' : ` ("${explicit}" does)`}, so a token of another kind could pass as this one.`,
  );
}

/** Kinds that a `typ` announces on its own, to be held against what the claims say. */
const kindOfType: ReadonlyMap<string, TokenKind> = new Map([
  ['at+jwt', 'access'],
  ['logout+jwt', 'logout'],
  ['dpop+jwt', 'dpop-proof'],
  ['kb+jwt', 'key-binding'],
  ['secevent+jwt', 'security-event'],
]);

function checkType(token: TokenFacts): readonly Problem[] {
  const typ = memberOf(token.header, 'typ');
  if (typ === undefined || token.decoded.form === 'jwe') return nothing;
  if (token.typ === undefined)
    return mismatch(`"typ" is ${typeName(typ)} and not a string, so the kind of token cannot be checked.`);
  const announced = kindOfType.get(token.typ);
  const claimed = kindByClaims(token);
  if (announced !== undefined && claimed !== undefined && announced !== claimed) {
    return mismatch(
      `"typ" is ${found(typ)}, but the claims are those of ${kindWords[claimed]}; whoever checks only one of them is deceived.`,
    );
  }
  const allowed = token.confidence === 'guess' ? undefined : typesOfKind[token.kind];
  if (allowed === undefined || allowed.includes(token.typ)) return nothing;
  return mismatch(
    `"typ" is ${found(typ)}, which this kind of token does not have; a verifier that checks the type refuses it.`,
  );
}

function mismatch(message: string): readonly Problem[] {
  return [{ message, segment: 'header', path: 'typ' }];
}

type ClaimedKind = 'access' | 'id' | 'logout' | 'refresh' | 'dpop-proof';

const kindWords: { readonly [kind in ClaimedKind]: string } = {
  access: 'an access token',
  id: 'an ID token',
  logout: 'a logout token',
  refresh: 'a refresh token',
  'dpop-proof': 'a DPoP proof',
};

/** What the claims alone say, where they say it unmistakably. */
function kindByClaims(token: TokenFacts): ClaimedKind | undefined {
  const events = claimOf(token, 'events');
  if (isJsonObject(events) && Object.hasOwn(events, backchannelLogout)) return 'logout';
  if (claimOf(token, 'htm') !== undefined && claimOf(token, 'htu') !== undefined) return 'dpop-proof';
  const word = claimOf(token, 'token_use') ?? claimOf(token, 'typ');
  return typeof word === 'string' ? kindByWord.get(word) : undefined;
}

export const backchannelLogout = 'http://schemas.openid.net/event/backchannel-logout';

/** `token_use` of Cognito and the `typ` claim of Keycloak. */
const kindByWord: ReadonlyMap<string, ClaimedKind> = new Map([
  ['access', 'access'],
  ['id', 'id'],
  ['Bearer', 'access'],
  ['ID', 'id'],
  ['Refresh', 'refresh'],
  ['Offline', 'refresh'],
  ['Logout', 'logout'],
]);
