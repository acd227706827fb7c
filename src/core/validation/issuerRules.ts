/** The rules that need the issuer: its verdict, its metadata, or what it answered about the token. */
import type { Finding } from '../rules/finding';
import { claimsOf } from '../token/claimsSet';
import type { TokenKind } from '../token/classify';
import { isJsonObject } from '../token/json';
import { conflictsOf } from './introspection';
import type { IssuerEvidence, IssuerRule } from './issuerRule';
import type { ReasonCode, Undecided } from './outcome';

/** One rule each, in the order of the catalogue. */
export const issuerRules: readonly IssuerRule[] = [
  {
    id: 'issuer-not-configured',
    severity: 'information',
    appliesTo: 'any',
    source: 'RFC 8725 §3.8',
    check: undecided(
      ['issuer-not-configured'],
      'The issuer is not among those you configured, so nothing was fetched.',
    ),
  },
  {
    id: 'signature-invalid',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7515 §5.2',
    check: failed(['signature-invalid', 'signature-by-embedded-key'], 'No key of the issuer made this signature.'),
  },
  {
    id: 'signature-unverifiable',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 9068 §4',
    check: undecided(
      ['key-not-found', 'key-ambiguous', 'algorithm-not-supported'],
      'The issuer has no key that fits, so the signature could not be checked.',
    ),
  },
  {
    id: 'key-issuer-binding',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.8',
    check: failed(['key-issuer-binding'], 'The key belongs to another issuer than the token names.'),
  },
  {
    id: 'alg-not-allowed-for-issuer',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.1',
    check: failed(['alg-not-allowed-for-issuer'], 'The issuer does not sign with this algorithm.'),
  },
  {
    id: 'iss-mismatch',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 9068 §4',
    check: failed(['iss-mismatch'], 'The token names another issuer than the profile.'),
  },
  {
    id: 'aud-mismatch',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 9068 §4',
    check: failed(['aud-mismatch'], 'The token is meant for another audience than the profile.'),
  },
  {
    id: 'introspection-inactive',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7662 §2.2',
    check: ({ introspection }) =>
      introspection?.['active'] === false ? 'The issuer says that the token is not active.' : undefined,
  },
  {
    id: 'introspection-conflict',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 9701 §5',
    check: ({ decoded, introspection }) => {
      const claims = claimsOf(decoded);
      if (introspection?.['active'] !== true || claims === undefined) return undefined;
      const names = conflictsOf(claims, introspection);
      return names.length === 0 ? undefined : `The issuer answers otherwise than the token says: ${names.join(', ')}.`;
    },
  },
  {
    id: 'userinfo-sub-mismatch',
    severity: 'error',
    appliesTo: ['id', 'access', 'jwt'],
    source: 'OIDC Core §5.3.2',
    check: ({ decoded, userinfo }) => {
      const subject = claimsOf(decoded)?.['sub'];
      if (userinfo === undefined || subject === undefined || userinfo['sub'] === subject) return undefined;
      return 'The user information is about another subject than the token.';
    },
  },
  {
    id: 'dpop-nonce',
    severity: 'error',
    appliesTo: ['dpop-proof'],
    source: 'RFC 9449 §8',
    check: ({ decoded, dpopNonce }) => {
      if (dpopNonce === undefined || claimsOf(decoded)?.['nonce'] === dpopNonce) return undefined;
      return 'The proof does not carry the nonce that the server gave.';
    },
  },
  {
    id: 'mtls-thumbprint',
    severity: 'error',
    appliesTo: ['access', 'jwt'],
    source: 'RFC 8705 §3',
    check: ({ decoded, certificateThumbprint }) => {
      const cnf = claimsOf(decoded)?.['cnf'];
      const bound = isJsonObject(cnf) ? cnf['x5t#S256'] : undefined;
      if (bound === undefined || certificateThumbprint === undefined || bound === certificateThumbprint) {
        return undefined;
      }
      return 'The token is bound to another client certificate.';
    },
  },
  {
    id: 'scope-vs-metadata',
    severity: 'hint',
    appliesTo: ['access', 'jwt'],
    source: 'RFC 8414 §2',
    check: ({ decoded, metadata }) => {
      const listed = metadata?.scopesSupported ?? [];
      const scope = claimsOf(decoded)?.['scope'];
      if (listed.length === 0 || typeof scope !== 'string') return undefined;
      const unknown = scope.split(' ').filter((name) => name !== '' && !listed.includes(name));
      return unknown.length === 0 ? undefined : `The issuer does not list ${String(unknown.length)} of the scopes.`;
    },
  },
  {
    id: 'status-list',
    severity: 'error',
    appliesTo: 'any',
    source: 'Token Status List §8',
    check: ({ status }) => {
      if (status === undefined || status === 0) return undefined;
      return status === 2 ? 'The issuer has suspended the token.' : 'The issuer has revoked the token.';
    },
  },
  {
    id: 'graph-nonce-token',
    severity: 'information',
    appliesTo: ['access', 'jwt'],
    source: 'RFC 7515 §4.3',
    check: undecided(['graph-nonce-token'], 'Only Microsoft can check this token; that is no fault of it.'),
  },
  {
    id: 'okta-org-token',
    severity: 'information',
    appliesTo: ['access', 'jwt'],
    source: 'RFC 9068 §4',
    check: undecided(['okta-org-token'], 'Only Okta can check this token; that is no fault of it.'),
  },
];

/** What the rules find with what is known from the issuer. */
export function checkWithIssuer(evidence: IssuerEvidence, kind: TokenKind): readonly Finding[] {
  return issuerRules
    .filter(({ appliesTo }) => appliesTo === 'any' || appliesTo.includes(kind))
    .flatMap(({ id, severity, source, check }) => {
      const message = check(evidence);
      return message === undefined ? [] : [{ id, severity, source, message }];
    });
}

function failed(codes: readonly ReasonCode[], message: string): IssuerRule['check'] {
  return ({ validation }) =>
    validation?.status === 'invalid' && validation.reasons.some(({ code }) => codes.includes(code))
      ? message
      : undefined;
}

function undecided(codes: readonly Undecided['code'][], message: string): IssuerRule['check'] {
  return ({ validation }) =>
    validation?.status === 'undecided' && codes.includes(validation.cause.code) ? message : undefined;
}
