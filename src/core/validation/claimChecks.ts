/** Compares the claims of a token with a profile, every expectation on its own. */
import type { IssuerProfile } from '../issuers/issuer';
import { mediaType, memberOf } from '../rules/facts';
import type { TokenFacts } from '../rules/facts';
import type { TokenKind } from '../token/classify';
import type { JsonObject } from '../token/decoded';
import { audienceReasons } from './audience';
import { issuerReasons } from './issuerClaim';
import type { Difference, Reason, VerifiedToken } from './outcome';
import type { Quirk } from './quirks/quirk';
import { scopeReasons } from './scopes';
import { duplicateReasons, foundOf } from './structure';
import { timeReasons } from './times';

/** Kinds that must have `exp` and `aud`: OpenID Connect Core section 2, RFC 7523 section 3, JWT-SVID section 3. */
const limitedKinds: readonly TokenKind[] = ['id', 'logout', 'client-assertion', 'svid'];

/** Everything in the claims that the profile, or the standard of the token's kind, does not want. */
export function claimReasons(facts: TokenFacts, profile: IssuerProfile, quirk: Quirk): readonly Reason[] {
  const { claims, claimsText } = facts;
  if (claims === undefined) return [{ code: 'payload-not-object', found: facts.payload?.kind ?? 'empty' }];
  const isLimited = facts.atJwt || (limitedKinds.includes(facts.kind) && facts.confidence !== 'guess');
  return [
    ...duplicateReasons('duplicate-claim', claimsText),
    ...(quirk.issuerReasons?.(profile.issuer, claims) ?? issuerReasons([profile.issuer], claims)),
    ...audienceReasons(claims, {
      audiences: expectedAudiences(profile, quirk),
      found: memberOf(claims, 'aud') ?? quirk.audienceOf?.(claims),
      isNeeded: isLimited,
      isIdToken: isIdTokenInstead(facts, profile),
      clientId: profile.clientId,
    }),
    ...timeReasons(claims, claimsText, {
      nowSeconds: facts.nowSeconds,
      toleranceSeconds: facts.toleranceSeconds,
      maxLifetimeSeconds: profile.maxLifetimeSeconds,
      needsExpiry: isLimited,
    }),
    ...typeReasons(facts, profile),
    ...kindReasons(facts, profile),
    ...scopeReasons(claims, profile.requiredScopes),
    ...missingClaims(claims, profile.requiredClaims),
  ];
}

/** What nothing was compared with, because neither profile nor provider say what to expect. */
export function uncheckedOf(facts: TokenFacts, profile: IssuerProfile, quirk: Quirk): VerifiedToken['unchecked'] {
  const isTyped = profile.tokenTypes.length > 0 || (profile.kinds.length > 0 && isKnown(facts));
  return [
    ...(expectedAudiences(profile, quirk).length === 0 ? (['audience'] as const) : []),
    ...(profile.requiredScopes.length === 0 ? (['scope'] as const) : []),
    ...(isTyped ? [] : (['type'] as const)),
    ...(profile.maxLifetimeSeconds === undefined ? (['lifetime'] as const) : []),
  ];
}

function expectedAudiences({ audiences, issuer }: IssuerProfile, quirk: Quirk): readonly string[] {
  return audiences.length > 0 ? audiences : (quirk.audiences?.(issuer) ?? []);
}

/** RFC 8725 section 3.11; the comparison is that of media types (RFC 7515 section 4.1.9). */
function typeReasons(facts: TokenFacts, profile: IssuerProfile): readonly Reason[] {
  const expected = profile.tokenTypes;
  if (expected.length === 0) return [];
  if (facts.typ !== undefined && expected.some((type) => mediaType(type) === facts.typ)) return [];
  const found = memberOf(facts.header, 'typ');
  return [{ code: 'typ-mismatch', claim: 'typ', expected, ...foundOf(found), ...idTokenDifference(facts, profile) }];
}

/** What a token only may be is held against it as little as it counts for it. */
function kindReasons(facts: TokenFacts, profile: IssuerProfile): readonly Reason[] {
  const expected = profile.kinds;
  if (expected.length === 0 || expected.includes(facts.kind) || !isKnown(facts)) return [];
  return [{ code: 'kind-mismatch', expected, found: facts.kind, ...idTokenDifference(facts, profile) }];
}

function isKnown({ confidence }: TokenFacts): boolean {
  return confidence !== 'guess';
}

function idTokenDifference(facts: TokenFacts, profile: IssuerProfile): { readonly difference?: Difference } {
  return isIdTokenInstead(facts, profile) ? { difference: 'id-token-instead-of-access-token' } : {};
}

/** An ID token tells a client who logged in; sent to an API it is the most frequent mistake of all. */
function isIdTokenInstead(facts: TokenFacts, { kinds, tokenTypes }: IssuerProfile): boolean {
  if (facts.kind !== 'id' || !isKnown(facts) || kinds.includes('id')) return false;
  const wantsAccess = kinds.includes('access') || tokenTypes.some((type) => mediaType(type) === 'at+jwt');
  return wantsAccess || (kinds.length === 0 && tokenTypes.length === 0);
}

function missingClaims(claims: JsonObject, required: readonly string[]): readonly Reason[] {
  return required
    .filter((name) => memberOf(claims, name) === undefined)
    .map((name) => ({ code: 'claim-missing', claim: name, expected: name }));
}
