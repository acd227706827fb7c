/** Compares the claims of a token with a profile, every expectation on its own. */
import type { IssuerProfile } from '../issuers/issuer';
import { mediaType, memberOf } from '../rules/facts';
import { classifyToken } from '../token/classify';
import type { Classification, TokenKind } from '../token/classify';
import type { JsonObject } from '../token/decoded';
import { audienceReasons } from './audience';
import { issuerReasons } from './issuerClaim';
import type { Difference, Reason, VerifiedToken } from './outcome';
import type { Quirk } from './quirks/quirk';
import { scopeReasons } from './scopes';
import { duplicateReasons, foundOf } from './structure';
import type { SignedToken } from './subject';
import { timeReasons } from './times';

/** Kinds that must have `exp` and `aud`: OpenID Connect Core section 2, RFC 7523 section 3, JWT-SVID section 3. */
const limitedKinds: readonly TokenKind[] = ['id', 'logout', 'client-assertion', 'svid'];

/** A token whose claims are compared. */
export interface ClaimsToken {
  readonly decoded: SignedToken;
  readonly header: JsonObject;
  readonly claims: JsonObject | undefined;
  /** Asked for only where it makes a difference, for most of what it costs is for nothing when a token is right. */
  readonly classification: () => Classification;
  readonly now: Date;
}

/** Everything in the claims that the profile, or the standard of the token's kind, does not want. */
export function claimReasons(token: ClaimsToken, profile: IssuerProfile, quirk: Quirk): readonly Reason[] {
  const { claims, decoded } = token;
  const payload = decoded.form === 'jws-detached' ? undefined : decoded.payload;
  if (claims === undefined) return [{ code: 'payload-not-object', found: payload?.kind ?? 'empty' }];
  const text = payload?.kind === 'claims' ? payload.source : undefined;
  return [
    ...duplicateReasons('duplicate-claim', text),
    ...(quirk.issuerReasons?.(profile.issuer, claims) ?? issuerReasons([profile.issuer], claims)),
    ...audienceReasons(claims, {
      audiences: expectedAudiences(profile, quirk),
      found: memberOf(claims, 'aud') ?? quirk.audienceOf?.(claims),
      isNeeded: () => isLimited(token),
      isIdToken: () => isIdTokenInstead(token, profile),
      clientId: profile.clientId,
    }),
    ...timeReasons(claims, text, {
      nowSeconds: token.now.getTime() / 1000,
      toleranceSeconds: profile.clockToleranceSeconds,
      maxLifetimeSeconds: profile.maxLifetimeSeconds,
      needsExpiry: () => isLimited(token),
    }),
    ...typeReasons(token, profile),
    ...kindReasons(token, profile),
    ...scopeReasons(claims, profile.requiredScopes),
    ...missingClaims(claims, profile.requiredClaims),
  ];
}

/** What nothing was compared with, because neither profile nor provider say what to expect. */
export function uncheckedOf(token: ClaimsToken, profile: IssuerProfile, quirk: Quirk): VerifiedToken['unchecked'] {
  const isTyped = profile.tokenTypes.length > 0 || (profile.kinds.length > 0 && isKnown(token));
  return [
    ...(expectedAudiences(profile, quirk).length === 0 ? (['audience'] as const) : []),
    ...(profile.requiredScopes.length === 0 ? (['scope'] as const) : []),
    ...(isTyped ? [] : (['type'] as const)),
    ...(profile.maxLifetimeSeconds === undefined ? (['lifetime'] as const) : []),
  ];
}

/** RFC 9068 section 2.2, and the standards of {@link limitedKinds}. */
function isLimited(token: ClaimsToken): boolean {
  return typeOf(token) === 'at+jwt' || (limitedKinds.includes(token.classification().kind) && isKnown(token));
}

function typeOf({ header }: ClaimsToken): string | undefined {
  return mediaType(memberOf(header, 'typ'));
}

function expectedAudiences({ audiences, issuer }: IssuerProfile, quirk: Quirk): readonly string[] {
  return audiences.length > 0 ? audiences : (quirk.audiences?.(issuer) ?? []);
}

/** RFC 8725 section 3.11; the comparison is that of media types (RFC 7515 section 4.1.9). */
function typeReasons(token: ClaimsToken, profile: IssuerProfile): readonly Reason[] {
  const expected = profile.tokenTypes;
  if (expected.length === 0) return [];
  const type = typeOf(token);
  if (type !== undefined && expected.some((one) => mediaType(one) === type)) return [];
  const found = memberOf(token.header, 'typ');
  return [{ code: 'typ-mismatch', claim: 'typ', expected, ...foundOf(found), ...idTokenDifference(token, profile) }];
}

/** What a token only may be is held against it as little as it counts for it. */
function kindReasons(token: ClaimsToken, profile: IssuerProfile): readonly Reason[] {
  const expected = profile.kinds;
  if (expected.length === 0) return [];
  const { kind, confidence } = signedKind(token);
  if (expected.includes(kind) || confidence === 'guess') return [];
  return [{ code: 'kind-mismatch', expected, found: kind, ...idTokenDifference(token, profile) }];
}

/** Anybody can append a tilde; only digests, or the type, show that the issuer made an SD-JWT. */
function signedKind({ decoded, classification }: ClaimsToken): Classification {
  const known = classification();
  if (decoded.form !== 'sd-jwt' || decoded.disclosures.length + decoded.undisclosedCount > 0) return known;
  const { header, headerText, payload, claims, unsecured, segments } = decoded;
  const plain = classifyToken({ form: 'jws', header, headerText, payload, claims, unsecured, segments });
  const isOther = plain.confidence !== 'guess' && plain.kind !== 'sd-jwt' && memberOf(claims, '_sd_alg') === undefined;
  return isOther ? plain : known;
}

function isKnown({ classification }: ClaimsToken): boolean {
  return classification().confidence !== 'guess';
}

function idTokenDifference(token: ClaimsToken, profile: IssuerProfile): { readonly difference?: Difference } {
  return isIdTokenInstead(token, profile) ? { difference: 'id-token-instead-of-access-token' } : {};
}

/** An ID token tells a client who logged in; sent to an API it is the most frequent mistake of all. */
function isIdTokenInstead(token: ClaimsToken, { kinds, tokenTypes }: IssuerProfile): boolean {
  if (token.classification().kind !== 'id' || !isKnown(token) || kinds.includes('id')) return false;
  const wantsAccess = kinds.includes('access') || tokenTypes.some((type) => mediaType(type) === 'at+jwt');
  return wantsAccess || (kinds.length === 0 && tokenTypes.length === 0);
}

function missingClaims(claims: JsonObject, required: readonly string[]): readonly Reason[] {
  return required
    .filter((name) => memberOf(claims, name) === undefined)
    .map((name) => ({ code: 'claim-missing', claim: name, expected: name }));
}
