/** A token that is judged by a profile; what is known of it is worked out when it is first asked for. */
import type { IssuerProfile } from '../issuers/issuer';
import { memberOf } from '../rules/facts';
import { classifyToken } from '../token/classify';
import type { Classification } from '../token/classify';
import { claimsOf } from '../token/claimsSet';
import type { JsonObject } from '../token/decoded';
import { claimReasons } from './claimChecks';
import type { Reason } from './outcome';
import { quirkOf } from './quirks';
import type { Quirk } from './quirks/quirk';
import { disclosureReasons } from './sdJwt';
import type { SignedParts } from './signature';
import { nestedCompact, signedParts } from './subject';
import type { SignedToken } from './subject';

export interface Case {
  readonly compact: string;
  readonly decoded: SignedToken;
  readonly header: JsonObject;
  readonly algorithm: string;
  readonly parts: SignedParts;
  readonly profile: IssuerProfile;
  readonly quirk: Quirk;
  readonly now: Date;
  /** The claims set; of an SD-JWT with what was disclosed put in place. */
  readonly claims: JsonObject | undefined;
  /** The token in the payload. */
  readonly nested: string | undefined;
  readonly classification: () => Classification;
  /** Expectations that fail, whatever the signature says. */
  readonly known: () => readonly Reason[];
}

export function caseOf(compact: string, decoded: SignedToken, profile: IssuerProfile, now: Date): Case {
  const { header } = decoded;
  const algorithm = memberOf(header, 'alg');
  const parts = signedParts(compact);
  const quirk = quirkOf(profile.issuer);
  const nested = nestedCompact(decoded, parts);
  const claims = claimsOf(decoded);
  const classification = once(() => classifyToken(decoded));
  const known = once(() => [
    ...disclosureReasons(decoded, classification, now),
    // The claims are those of the innermost token (RFC 7519 section 5.2).
    ...(nested === undefined ? claimReasons({ decoded, header, claims, classification, now }, profile, quirk) : []),
  ]);
  return {
    compact,
    decoded,
    header,
    algorithm: typeof algorithm === 'string' ? algorithm : '',
    parts,
    profile,
    quirk,
    now,
    claims,
    nested,
    classification,
    known,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
