/** Finds the issuer profiles that a token may be of. */
import type { IssuerProfile } from '../issuers/issuer';
import { memberOf } from '../rules/facts';
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken, JsonObject } from '../token/decoded';
import { issuerReasons } from './issuerClaim';
import type { Difference } from './outcome';
import { quirkOf } from './quirks';

/**
 * The profiles whose issuer is that of the token; then those with an issuer that is nearly the same, so that a verdict
 * can point at the slash. A token without `iss` goes by its audience. What fits in no way is left out.
 */
export function rankProfiles(decoded: DecodedToken, profiles: readonly IssuerProfile[]): readonly IssuerProfile[] {
  const claims = claimsOf(decoded) ?? replicatedClaims(decoded);
  if (claims === undefined) return [];
  return profiles
    .map((profile) => ({ profile, rank: rankOf(profile, claims) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ profile }) => profile);
}

/** Greater is likelier, 0 is out of the question; the audience decides between profiles of one issuer. */
function rankOf(profile: IssuerProfile, claims: JsonObject): number {
  const hasAudience = fitsAudience(profile, claims);
  const found = memberOf(claims, 'iss');
  const reasons =
    quirkOf(profile.issuer).issuerReasons?.(profile.issuer, claims) ?? issuerReasons([profile.issuer], claims);
  if (reasons.length === 0) return hasAudience ? 6 : 5;
  if (typeof found !== 'string') return hasAudience ? 2 : 0;
  const difference = reasons.find(({ difference: one }) => one !== undefined)?.difference;
  if (difference === undefined || !slips.includes(difference)) return 0;
  return hasAudience ? 4 : 3;
}

/** An issuer that differs in one of these is the same one, written wrongly somewhere; others are somebody else. */
const slips: readonly Difference[] = ['trailing-slash', 'letter-case', 'white-space', 'scheme', 'entra-v1-v2'];

function fitsAudience({ audiences, clientId }: IssuerProfile, claims: JsonObject): boolean {
  const found = memberOf(claims, 'aud');
  const values: readonly unknown[] = Array.isArray(found) ? found : [found];
  return values.some((value) => typeof value === 'string' && (audiences.includes(value) || value === clientId));
}

/** RFC 7519 section 5.3: an encrypted token may repeat claims in its header. */
function replicatedClaims(decoded: DecodedToken): JsonObject | undefined {
  return decoded.form === 'jwe' ? decoded.header : undefined;
}
