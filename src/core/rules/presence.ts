/** Rules about the claims that a token must have. */
import type { TokenKind } from '../token/classify';
import { isExempt, isProvider, neverExpiresOnPurpose } from './exemptions';
import { claimOf, clientIdsOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

export const presenceRules: readonly Rule[] = [
  {
    id: 'exp-missing',
    severity: (token) => (isRequiredOf(token, ['id', 'logout', 'client-assertion', 'svid']) ? 'error' : 'warning'),
    appliesTo: ['access', 'id', 'logout', 'client-assertion', 'svid', 'refresh', 'sd-jwt', 'transaction-token', 'jwt'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      neverExpiresOnPurpose(token)
        ? nothing
        : missing(
            token,
            'exp',
            'The token has no "exp", so it stays valid until its key is replaced, also when it leaks.',
          ),
  },
  {
    id: 'aud-missing',
    severity: (token) => (isRequiredOf(token, ['id', 'logout', 'svid']) ? 'error' : 'warning'),
    appliesTo: ['access', 'id', 'logout', 'svid'],
    source: 'RFC 8725 §3.9',
    check: (token) =>
      isExempt(token, 'aud-missing')
        ? nothing
        : missing(token, 'aud', 'The token has no "aud", so an API that it was not meant for may accept it.'),
  },
  {
    id: 'jti-missing',
    severity: 'error',
    appliesTo: ['access', 'logout', 'dpop-proof', 'client-assertion'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      isPlainAccess(token) || isExempt(token, 'jti-missing')
        ? nothing
        : missing(token, 'jti', 'The token has no "jti", so its use a second time cannot be noticed.'),
  },
  {
    id: 'iat-missing',
    severity: 'error',
    appliesTo: ['access', 'id', 'logout', 'dpop-proof'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      isPlainAccess(token)
        ? nothing
        : missing(
            token,
            'iat',
            'The token has no "iat", so nobody can tell how old it is or refuse one that is too old.',
          ),
  },
  {
    id: 'iss-missing',
    severity: 'error',
    appliesTo: ['access', 'id', 'logout'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      isPlainAccess(token)
        ? nothing
        : missing(token, 'iss', 'The token has no "iss", so nobody can tell whose keys it is to be verified with.'),
  },
  {
    id: 'sub-missing',
    severity: 'error',
    appliesTo: ['access', 'id'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      isPlainAccess(token)
        ? nothing
        : missing(token, 'sub', 'The token has no "sub", so it does not say for whom it was issued.'),
  },
  {
    id: 'client-id-missing',
    severity: (token) => (clientIdsOf(token).length > 0 ? 'warning' : 'error'),
    appliesTo: ['access'],
    source: 'RFC 9068 §2.2',
    check: (token) =>
      token.atJwt && claimOf(token, 'client_id') === undefined
        ? missing(token, 'client_id', clientIdMessage(token))
        : nothing,
  },
];

/** What RFC 9068 requires holds only of access tokens that announce its profile. */
function isPlainAccess(token: TokenFacts): boolean {
  return token.kind === 'access' && !token.atJwt;
}

function clientIdMessage(token: TokenFacts): string {
  return clientIdsOf(token).length > 0
    ? 'The client is named by another claim than "client_id", so an API that reads the standard one does not see it.'
    : 'The token has no "client_id", so an API cannot tell which application calls.';
}

/** RFC 9068 and the profiles of other kinds require what is only advice elsewhere; so do bound Kubernetes tokens. */
function isRequiredOf(token: TokenFacts, kinds: readonly string[]): boolean {
  return token.atJwt || kinds.includes(token.kind) || isProvider(token.provider, 'kubernetes');
}

function missing(token: TokenFacts, path: string, message: string): readonly Problem[] {
  if (!token.complete || token.claims === undefined || claimOf(token, path) !== undefined) return nothing;
  const source = sources[token.kind];
  return [{ message, segment: 'payload', path, ...(source === undefined ? {} : { source }) }];
}

/** Where each kind is told what it must have, when not where the rule says. */
const sources: { readonly [kind in TokenKind]?: string } = {
  id: 'OIDC Core §2',
  logout: 'OIDC Back-Channel Logout §2.4',
  'dpop-proof': 'RFC 9449 §4.2',
  'client-assertion': 'RFC 7523 §3',
  svid: 'SPIFFE JWT-SVID §3',
};
