/** Rules about keys that a token brings along or points at; none of them may be trusted because it is there. */
import type { JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { isHttps } from './httpUrl';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed, typeName } from './wording';

export const keyReferenceRules: readonly Rule[] = [
  {
    id: 'header-jku',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 8725 §3.10',
    check: (token) => keyUrl(token, 'jku', 'keys'),
  },
  {
    id: 'header-x5u',
    severity: 'warning',
    appliesTo: 'any',
    source: 'RFC 8725 §3.10',
    check: (token) => keyUrl(token, 'x5u', 'certificates'),
  },
  { id: 'header-jwk-embedded', severity: 'error', appliesTo: 'any', source: 'RFC 8725 §3.8', check: checkEmbeddedKey },
  { id: 'header-jwk-private', severity: 'error', appliesTo: 'any', source: 'RFC 9449 §4.3', check: checkPrivateKey },
  {
    id: 'header-x5c-untrusted',
    severity: 'information',
    appliesTo: 'any',
    source: 'RFC 7515 §4.1.6',
    check: ({ header }) =>
      memberOf(header, 'x5c') === undefined
        ? nothing
        : [
            {
              message:
                'The token brings its own certificate chain; it proves nothing until the chain ends at a certificate you trust already.',
              segment: 'header',
              path: 'x5c',
            },
          ],
  },
  { id: 'kid-injection', severity: 'warning', appliesTo: 'any', source: 'RFC 8725 §3.10', check: checkKeyId },
];

function keyUrl({ header }: TokenFacts, path: 'jku' | 'x5u', what: string): readonly Problem[] {
  const url = memberOf(header, path);
  if (url === undefined) return nothing;
  if (isHttps(url)) {
    return [
      {
        message: `The token says where its ${what} are (${found(url)}); it is never fetched from there, since an attacker would name an own server.`,
        segment: 'header',
        path,
      },
    ];
  }
  return [
    {
      message: `The token says where its ${what} are, and not by https (${found(url)}); anybody on the way could replace them. It is never fetched.`,
      severity: 'error',
      segment: 'header',
      path,
    },
  ];
}

/** Kinds whose purpose is to prove possession of the very key they carry. */
const carriers: ReadonlySet<string> = new Set(['dpop-proof', 'credential-proof', 'key-binding']);

function checkEmbeddedKey(token: TokenFacts): readonly Problem[] {
  if (memberOf(token.header, 'jwk') === undefined || carriers.has(token.kind)) return nothing;
  // ACME requests (RFC 8555 section 6.2) carry `jwk`, `url` and `nonce`; what could not be read may be a DPoP proof.
  if (token.kind === 'unreadable' || memberOf(token.header, 'url') !== undefined || isSelfIssued(token)) return nothing;
  return [
    {
      message:
        'The token brings the key it is to be verified with; a verifier that uses it accepts tokens from anybody.',
      segment: 'header',
      path: 'jwk',
    },
  ];
}

/** Self-issued ID tokens, OIDC Core section 7.4. */
function isSelfIssued(token: TokenFacts): boolean {
  const iss = claimOf(token, 'iss');
  return isJsonObject(claimOf(token, 'sub_jwk')) && typeof iss === 'string' && iss.startsWith('https://self-issued.me');
}

/** RFC 7518 section 6: what only the owner of a key may have. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth', 'priv'] as const;

/** The private members of a JWK, none when it is public. */
export function privateMembersOf(jwk: JsonValue | undefined): readonly string[] {
  return isJsonObject(jwk) ? privateMembers.filter((name) => Object.hasOwn(jwk, name)) : [];
}

function checkPrivateKey({ header }: TokenFacts): readonly Problem[] {
  return ['jwk', 'epk']
    .map((path) => ({ path, names: privateMembersOf(memberOf(header, path)) }))
    .filter(({ names }) => names.length > 0)
    .map(({ path, names }) => ({
      message: `"${path}" holds private key material (${listed(names)}), so whoever sees the token can sign as its owner. Replace the key.`,
      source: path === 'epk' ? 'RFC 7518 §4.6.1.1' : 'RFC 9449 §4.3',
      segment: 'header',
      path,
    }));
}

const longestKeyId = 255;
/** A slash alone is a letter of base64, and begins every 64th key id of some issuers. */
const injection: readonly (readonly [string, RegExp])[] = [
  ['a path', /\.\.\/|\\|\/(?:etc|dev|proc|sys|var|tmp|home|root|usr)\//i],
  ['a URL', /:\/\//],
  ['characters of a query or command', /['"`;|*()<>{}]/],
  ['control characters', /\p{Cc}|%0[0ad]/iu],
];

function checkKeyId({ header }: TokenFacts): readonly Problem[] {
  const kid = memberOf(header, 'kid');
  if (kid === undefined) return nothing;
  const reason = keyIdFault(kid);
  if (reason === undefined) return nothing;
  return [
    {
      message: `The key id ${found(kid)} ${reason}; a server that uses it to look the key up in files, a database or a shell can be attacked with it.`,
      segment: 'header',
      path: 'kid',
    },
  ];
}

function keyIdFault(kid: JsonValue): string | undefined {
  if (typeof kid !== 'string') return `is ${typeName(kid)} and not a string`;
  if (kid.length > longestKeyId) return `is ${kid.length} characters long`;
  const hits = injection.filter(([, pattern]) => pattern.test(kid)).map(([what]) => what);
  return hits.length > 0 ? `holds ${listed(hits)}` : undefined;
}
