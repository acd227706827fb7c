/** What RFC 9901 section 7.1 wants of an SD-JWT beside its signature: digests, disclosures, key binding. */
import { factsOf, memberOf } from '../rules/facts';
import type { Classification } from '../token/classify';
import { sdJwtRules } from '../rules/sdJwt';
import type { DecodedToken } from '../token/decoded';
import { digestWith } from '../token/sdHash';
import type { Reason, ReasonCode, Undecided } from './outcome';
import { checkKeyBinding } from './keyBinding';
import type { SignedToken } from './subject';
import { isJsonObject } from '../token/json';

const mostReasons = 20;

/** Digests and disclosures; empty for what is no SD-JWT. */
export function disclosureReasons(
  decoded: DecodedToken,
  classification: () => Classification,
  now: Date,
): readonly Reason[] {
  if (decoded.form !== 'sd-jwt') return [];
  const facts = factsOf(decoded, classification(), { now });
  return sdJwtRules
    .filter(({ id }) => id === 'sd-jwt-structure')
    .flatMap(({ check }) => check(facts))
    .slice(0, mostReasons)
    .map(({ path, segment }) => ({ code: 'sd-jwt-structure', claim: path ?? segment ?? 'disclosure' }));
}

/** A registered hash algorithm that cannot be computed here, so that no disclosure can be checked. */
export function unknownHash(decoded: DecodedToken): Undecided | undefined {
  if (decoded.form !== 'sd-jwt' || decoded.disclosures.length === 0) return undefined;
  const { hashAlgorithm } = decoded;
  const isRegistered = /^(?:blake2[bs]-(?:256|512)|k12-(?:256|512))$/.test(hashAlgorithm);
  const isKnown = digestWith(hashAlgorithm, new Uint8Array()) !== undefined;
  return isRegistered && !isKnown ? { code: 'algorithm-not-supported', algorithm: hashAlgorithm } : undefined;
}

/** What of the Key Binding JWT is meant, where a reason does not name it. */
const places: { readonly [code in ReasonCode]?: string } = {
  'signature-invalid': 'signature',
  'key-refused': 'cnf.jwk',
  expired: 'exp',
  'not-yet-valid': 'nbf',
  'iat-in-future': 'iat',
};

/**
 * A Key Binding JWT that does not hold makes the presentation invalid (RFC 9901 section 7.3). All its reasons have one
 * code, so that none is taken for one about what the issuer signed.
 */
export async function keyBindingReasons(compact: string, decoded: SignedToken, now: Date): Promise<readonly Reason[]> {
  if (decoded.form !== 'sd-jwt' || decoded.keyBinding === undefined) return [];
  const confirmation = memberOf(decoded.disclosedClaims, 'cnf');
  const possession = await checkKeyBinding(compact, isJsonObject(confirmation) ? confirmation : {}, now);
  if (possession.status === 'proved') return [];
  if (possession.status === 'undecided') return [{ code: 'sd-jwt-kb', claim: 'cnf', found: possession.code }];
  return possession.reasons.map((reason) => {
    const claim = reason.claim ?? places[reason.code] ?? 'keyBinding';
    return { ...reason, code: 'sd-jwt-kb', claim };
  });
}
