/** Rules about who issued the token and to which key it is bound. */
import type { TokenKind } from '../token/classify';
import type { JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { hostKind, type AddressKind } from './addresses';
import { isExempt, knownPlainIssuers } from './exemptions';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { isHttps } from './httpUrl';
import { privateMembersOf } from './keyReferences';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

/** Client assertions, requests and proofs are issued by clients, whose ids are no URLs. */
const issuedByServers: readonly TokenKind[] = ['access', 'id', 'refresh', 'logout', 'security-event', 'jwt'];

export const issuerClaimRules: readonly Rule[] = [
  {
    id: 'iss-not-https',
    severity: 'warning',
    appliesTo: issuedByServers,
    source: 'RFC 8414 §2',
    check: checkIssuer,
  },
  {
    id: 'iss-query-fragment',
    severity: 'error',
    appliesTo: issuedByServers,
    source: 'RFC 8414 §2',
    check: checkIssuerParts,
  },
  {
    id: 'iss-private-host',
    severity: 'information',
    appliesTo: issuedByServers,
    source: 'RFC 8414 §2',
    check: checkIssuerHost,
  },
  { id: 'cnf-malformed', severity: 'error', appliesTo: 'any', source: 'RFC 7800 §3', check: checkConfirmation },
];

function checkIssuer(token: TokenFacts): readonly Problem[] {
  const iss = claimOf(token, 'iss');
  if (typeof iss !== 'string') return nothing;
  const url = token.issuerUrl;
  if (url?.scheme === 'https') return nothing;
  if (url?.scheme === 'http') {
    if (hostKind(url.host) === 'loopback') return nothing;
    return [
      {
        message: `The issuer ${found(iss)} is not https, so anybody on the way can replace its keys and forge tokens.`,
        severity: 'error',
        segment: 'payload',
        path: 'iss',
      },
    ];
  }
  if (knownPlainIssuers.has(iss) || isExempt(token, 'iss-not-https')) return nothing;
  return [
    {
      message: `The issuer ${found(iss)} is no https URL, so its keys cannot be found from it. Configure where they are.`,
      segment: 'payload',
      path: 'iss',
    },
  ];
}

/** An issuer is compared character by character, so nothing that a server may drop or reorder belongs in it. */
function checkIssuerParts(token: TokenFacts): readonly Problem[] {
  const iss = claimOf(token, 'iss');
  // Told first without a pattern, for all the issuers that are as they should be.
  if (typeof iss !== 'string' || !/[?#@]/.test(iss)) return nothing;
  const [, authority = '', rest = ''] = /^https?:\/\/([^/?#]*)([/?#].*)?$/is.exec(iss) ?? [];
  const parts = [
    ...(authority.includes('@') ? ['user information'] : []),
    ...(/^[^#]*\?/.test(rest) ? ['a query'] : []),
    ...(rest.includes('#') ? ['a fragment'] : []),
  ];
  if (parts.length === 0) return nothing;
  return [
    {
      message: `The issuer holds ${listed(parts)}, which an issuer identifier must not have; its metadata cannot be found, and a reader may take it for another issuer.`,
      segment: 'payload',
      path: 'iss',
    },
  ];
}

/** What is reached from this machine or its network alone; the other kinds are no server's at all. */
const insideKinds: readonly AddressKind[] = ['loopback', 'private', 'link-local', 'metadata-service'];

function checkIssuerHost(token: TokenFacts): readonly Problem[] {
  const url = token.issuerUrl;
  if (url === undefined || (url.scheme !== 'https' && url.scheme !== 'http')) return nothing;
  if (!insideKinds.includes(hostKind(url.host))) return nothing;
  if (isExempt(token, 'iss-private-host')) return nothing;
  return [
    {
      message: `The issuer is at ${found(url.host)}, which only this machine or its network reaches: a token for development, which no public API should accept.`,
      segment: 'payload',
      path: 'iss',
    },
  ];
}

/** SHA-256 in base64url, RFC 9449 section 6.1 and RFC 8705 section 3.1. */
const thumbprint = /^[\w-]{43}$/;

function checkConfirmation(token: TokenFacts): readonly Problem[] {
  const cnf = claimOf(token, 'cnf');
  if (!isJsonObject(cnf)) return nothing;
  return confirmationFaults(cnf).map(([name, fault, source]) => ({
    message: `"cnf.${name}" ${fault}, so the token is not bound to its holder's key.`,
    source,
    segment: 'payload',
    path: `cnf.${name}`,
  }));
}

function confirmationFaults(cnf: JsonObject): readonly (readonly [string, string, string])[] {
  const faults: (readonly [string, string, string])[] = [];
  for (const [name, source] of [
    ['jkt', 'RFC 9449 §6.1'],
    ['x5t#S256', 'RFC 8705 §3.1'],
  ] as const) {
    const value = memberOf(cnf, name);
    if (value !== undefined && !(typeof value === 'string' && thumbprint.test(value))) {
      faults.push([name, 'is not a SHA-256 thumbprint (43 base64url characters)', source]);
    }
  }
  const { jwk, kid, jku } = { jwk: memberOf(cnf, 'jwk'), kid: memberOf(cnf, 'kid'), jku: memberOf(cnf, 'jku') };
  const secret = privateMembersOf(jwk);
  if (secret.length > 0) faults.push(['jwk', `holds private key material (${listed(secret)})`, 'RFC 7800 §3.2']);
  else if (jwk !== undefined && typeof memberOf(isJsonObject(jwk) ? jwk : {}, 'kty') !== 'string')
    faults.push(['jwk', 'is not a key', 'RFC 7800 §3.2']);
  if (kid !== undefined && typeof kid !== 'string') faults.push(['kid', 'is not a string', 'RFC 7800 §3.4']);
  if (jku !== undefined && !isHttps(jku)) faults.push(['jku', 'is not an https URL', 'RFC 7800 §3.5']);
  return faults;
}
