/** Rules about whole kinds of token: what each must have to be one. */
import { isJsonObject } from '../token/json';
import { rsaSignatures, signatureBytes } from '../token/signatureBytes';
import { symmetricSignatures } from './algorithmNames';
import { atJwtClaims, backchannelLogout } from './explicitType';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

export const kindRules: readonly Rule[] = [
  {
    id: 'at-profile-9068',
    severity: 'error',
    appliesTo: ['access'],
    source: 'RFC 9068 §2.2',
    check: (token) => (token.atJwt ? lacking(token, atJwtClaims, 'An access token with the type "at+jwt"') : nothing),
  },
  {
    id: 'id-required-claims',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §2',
    check: (token) => lacking(token, ['iss', 'sub', 'aud', 'exp', 'iat'], 'An ID token'),
  },
  {
    id: 'logout-token',
    severity: 'error',
    appliesTo: ['logout'],
    source: 'OIDC Back-Channel Logout §2.4',
    check: checkLogout,
  },
  {
    id: 'dpop-structure',
    severity: 'error',
    appliesTo: ['dpop-proof'],
    source: 'RFC 9449 §4.2',
    check: checkProof,
    isUnanswered: ({ context }) => context.accessToken === undefined,
  },
];

function lacking(token: TokenFacts, names: readonly string[], what: string): readonly Problem[] {
  if (token.claims === undefined) return nothing;
  const absent = names.filter((name) => claimOf(token, name) === undefined);
  if (absent.length === 0) return nothing;
  return [
    {
      message: `${what} must have ${listed(names)}; this one lacks ${listed(absent)}, so a strict reader refuses it.`,
      segment: 'payload',
    },
  ];
}

function checkLogout(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined) return nothing;
  const problems: Problem[] = [...lacking(token, ['iss', 'aud', 'iat', 'exp', 'jti', 'events'], 'A logout token')];
  const events = claimOf(token, 'events');
  if (events !== undefined && !(isJsonObject(events) && isJsonObject(memberOf(events, backchannelLogout)))) {
    problems.push({
      message:
        'The "events" claim does not hold the back-channel logout event as an object, so the token logs nobody out.',
      segment: 'payload',
      path: 'events',
    });
  }
  if (claimOf(token, 'sub') === undefined && claimOf(token, 'sid') === undefined) {
    problems.push({
      message: 'There is neither "sub" nor "sid", so the token does not say who is to be logged out.',
      segment: 'payload',
      path: 'sub',
    });
  }
  if (claimOf(token, 'nonce') !== undefined) {
    problems.push({
      message: 'A logout token must not have a "nonce"; with one it could pass as an ID token.',
      segment: 'payload',
      path: 'nonce',
    });
  }
  return problems;
}

function checkProof(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined) return nothing;
  const problems: Problem[] = [...lacking(token, ['jti', 'htm', 'htu', 'iat'], 'A DPoP proof')];
  const { alg } = token;
  if (alg !== undefined && !isAsymmetric(alg)) {
    problems.push({
      message: `A DPoP proof must be signed with an asymmetric algorithm; ${found(alg)} proves possession of no key.`,
      segment: 'header',
      path: 'alg',
    });
  }
  const jwk = memberOf(token.header, 'jwk');
  if (!isJsonObject(jwk) || memberOf(jwk, 'kty') === 'oct') {
    problems.push({
      message: 'A DPoP proof must carry the public key it was signed with as "jwk", or nobody can verify it.',
      segment: 'header',
      path: 'jwk',
    });
  }
  if (memberOf(token.header, 'typ') === undefined) {
    problems.push({
      message: 'A DPoP proof must have the type "dpop+jwt", or another token could pass as one.',
      segment: 'header',
      path: 'typ',
    });
  }
  return [...problems, ...requestProblems(token)];
}

/** What the proof says of the request it goes with. */
function requestProblems(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  if (token.context.accessToken !== undefined && claimOf(token, 'ath') === undefined) {
    problems.push({
      message:
        'A DPoP proof that goes with an access token must hold its hash ("ath"), or it serves for other tokens too.',
      source: 'RFC 9449 §4.3',
      segment: 'payload',
      path: 'ath',
    });
  }
  const htu = claimOf(token, 'htu');
  if (typeof htu === 'string' && /[?#]/.test(htu)) {
    problems.push({
      message: '"htu" must be the request URL without query and fragment; servers compare it and refuse this one.',
      segment: 'payload',
      path: 'htu',
    });
  }
  return problems;
}

function isAsymmetric(alg: string): boolean {
  return rsaSignatures.has(alg) || (signatureBytes.has(alg) && !symmetricSignatures.has(alg));
}
