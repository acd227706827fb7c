/** Finds the claims set in a decoded token of any form. */
import type { DecodedToken, JsonObject } from './decoded';

/** The claims set; of an SD-JWT with what was disclosed put in place, of a broken token what could be recovered. */
export function claimsOf(decoded: DecodedToken): JsonObject | undefined {
  if (decoded.form === 'sd-jwt') return decoded.disclosedClaims ?? decoded.claims;
  if (decoded.form === 'jws-json') return decoded.disclosed?.disclosedClaims ?? decoded.claims;
  return 'claims' in decoded ? decoded.claims : undefined;
}
