/** Rules about what is inside what: encryption proves no issuer, and a signature must be around the claims. */
import type { DecodedToken, JsonValue } from '../token/decoded';
import { mediaType, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

export const nestingRules: readonly Rule[] = [
  {
    id: 'nested-inner-unsigned',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §11.2',
    check: checkInner,
    isUnanswered: ({ context, decoded }) => decoded.form === 'jwe' && context.decryptedToken === undefined,
  },
  {
    id: 'jwe-not-authenticated-origin',
    severity: 'warning',
    appliesTo: ['encrypted'],
    source: 'RFC 8725bis §3.3',
    check: checkOrigin,
    isUnanswered: ({ alg, context }) => isToPublicKey(alg) && context.decryptedToken === undefined,
  },
  {
    id: 'replicated-claim-mismatch',
    severity: 'error',
    appliesTo: ['encrypted'],
    source: 'RFC 7519 §5.3',
    check: checkReplicated,
    isUnanswered: ({ context }) => context.decryptedClaims === undefined,
  },
];

function checkInner({ context, decoded, payload }: TokenFacts): readonly Problem[] {
  if (payload?.kind === 'token' && payload.token.form === 'jwe') {
    return [
      {
        message:
          'The token was encrypted first and signed afterwards, so the signer need not know the claims, and anybody can sign the same content again. Sign first, then encrypt.',
        segment: 'payload',
      },
    ];
  }
  if (decoded.form !== 'jwe' || !isUnsigned(context.decryptedToken)) return nothing;
  return [
    {
      message:
        'The token inside is unsigned ("none"), so whoever has the public key of the receiver can have written it. Accept signed content only.',
      segment: 'ciphertext',
    },
  ];
}

function isUnsigned(token: DecodedToken | undefined): boolean {
  return token !== undefined && (('unsecured' in token && token.unsecured) || headerAlg(token) === 'none');
}

function headerAlg(token: DecodedToken): JsonValue | undefined {
  return 'header' in token ? memberOf(token.header, 'alg') : undefined;
}

/** Everybody has the public key; `dir`, AES key wrap and passwords need a secret that both sides share. */
function isToPublicKey(alg: string | undefined): boolean {
  return alg !== undefined && /^(?:RSA|ECDH-ES)/.test(alg);
}

function checkOrigin({ alg, context, header }: TokenFacts): readonly Problem[] {
  if (!isToPublicKey(alg)) return nothing;
  const { decryptedToken } = context;
  if (decryptedToken !== undefined && !isUnsigned(decryptedToken) && decryptedToken.form !== 'jwe') return nothing;
  // A nested token says so in `cty` (RFC 7519 section 5.2) and is most likely signed; opened, we know.
  const isOpen = context.decryptedClaims !== undefined || decryptedToken !== undefined;
  if (!isOpen && mediaType(memberOf(header, 'cty')) === 'jwt') return nothing;
  return [
    {
      message:
        'The token is encrypted to a public key and nothing says that a signed token is inside; encryption alone does not show who wrote it.',
      segment: 'header',
      path: memberOf(header, 'cty') === undefined ? 'alg' : 'cty',
    },
  ];
}

const replicated = ['iss', 'sub', 'aud'] as const;

function checkReplicated({ context, header }: TokenFacts): readonly Problem[] {
  const claims = context.decryptedClaims;
  if (claims === undefined) return nothing;
  const problems: Problem[] = [];
  for (const path of replicated) {
    const outside = memberOf(header, path);
    if (outside === undefined || isSame(outside, memberOf(claims, path))) continue;
    problems.push({
      message: `"${path}" in the header is not "${path}" in the encrypted claims, so whoever routes the token by its header is misled. Refuse it.`,
      segment: 'header',
      path,
    });
  }
  return problems;
}

/** One audience may be written as a string or as an array of one, RFC 7519 section 4.1.3. */
function isSame(outside: JsonValue, inside: JsonValue | undefined): boolean {
  return inside !== undefined && JSON.stringify(asList(outside)) === JSON.stringify(asList(inside));
}

function asList(value: JsonValue): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
