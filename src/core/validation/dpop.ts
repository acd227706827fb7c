/** Checks a DPoP proof (RFC 9449 section 4.3) as far as that can be done without the request it was sent with. */
import { sha256 } from '@noble/hashes/sha2.js';
import { memberOf } from '../rules/facts';
import { encodeBase64url } from '../token/base64url';
import { claimsOf } from '../token/claimsSet';
import { decodeToken } from '../token/decode';
import { isJsonObject } from '../token/json';
import { encodeUtf8 } from '../token/utf8';
import type { Reason } from './outcome';
import type { Possession } from './possession';
import { checkPossession, failed, proofReasons, readProof } from './proof';
import type { Proof } from './proof';

/** What a DPoP proof was sent with, as far as it is known. */
export interface ProofContext {
  readonly now: Date;
  /** The access token it goes with: compared with `ath` and, where a JWT, `cnf.jkt` (RFC 9449 sections 4.3 and 6.1). */
  readonly accessToken?: string | undefined;
}

/** A DPoP proof against the key in its own header, RFC 9449 section 4.3. Never rejects. */
export async function checkDpopProof(compact: string, { now, accessToken }: ProofContext): Promise<Possession> {
  const proof = readProof(compact, now);
  if (proof?.facts.kind !== 'dpop-proof') return { status: 'undecided', code: 'not-a-proof' };
  const reasons = [
    ...proofReasons(proof, 'dpop-structure', [
      ['jti', 'string'],
      ['htm', 'string'],
      ['htu', 'string'],
      ['iat', 'number'],
    ]),
    ...typeReasons(proof),
    ...targetReasons(proof),
    ...ageReasons(proof),
    ...(accessToken === undefined ? [] : hashReasons(proof, accessToken)),
  ];
  const jwk = memberOf(proof.facts.header, 'jwk');
  if (jwk === undefined) return { status: 'undecided', code: 'no-key' };
  if (!isJsonObject(jwk)) return failed(reasons);
  const possession = await checkPossession(proof, jwk, reasons);
  return accessToken === undefined || possession.status !== 'proved' ? possession : boundTo(accessToken, possession);
}

function typeReasons({ facts }: Proof): readonly Reason[] {
  const found = memberOf(facts.header, 'typ');
  return facts.typ === 'dpop+jwt'
    ? []
    : [{ code: 'typ-mismatch', claim: 'typ', expected: 'dpop+jwt', ...(found !== undefined && { found }) }];
}

/** RFC 9449 section 4.2: `htu` goes without query and fragment. */
function targetReasons({ claims }: Proof): readonly Reason[] {
  const found = memberOf(claims, 'htu');
  if (typeof found !== 'string' || found === '') return [];
  return URL.canParse(found) && !/[?#]/.test(found) ? [] : [{ code: 'dpop-structure', claim: 'htu', found }];
}

/** How old a proof may be is the server's to say (RFC 9449 section 11.1); this much is usual. */
export const proofWindowSeconds = 300;

function ageReasons({ claims, facts }: Proof): readonly Reason[] {
  const found = memberOf(claims, 'iat');
  if (typeof found !== 'number') return [];
  const age = facts.nowSeconds - found;
  if (Math.abs(age) <= proofWindowSeconds) return [];
  return age > 0
    ? [{ code: 'expired', claim: 'iat', found, seconds: age - proofWindowSeconds }]
    : [{ code: 'iat-in-future', claim: 'iat', found, seconds: -age }];
}

/** RFC 9449 section 4.3, step 12a: sent with an access token, the proof holds its hash. */
function hashReasons({ claims }: Proof, accessToken: string): readonly Reason[] {
  const expected = encodeBase64url(sha256(encodeUtf8(accessToken)));
  const found = memberOf(claims, 'ath');
  if (found === expected) return [];
  return [{ code: 'dpop-structure', claim: 'ath', expected, ...(found !== undefined && { found }) }];
}

/** RFC 9449 section 6.1: an access token that is a JWT names the thumbprint of the key it is bound to. */
function boundTo(accessToken: string, possession: Possession & { readonly status: 'proved' }): Possession {
  const confirmation = memberOf(claimsOf(decodeToken(accessToken)), 'cnf');
  const expected = isJsonObject(confirmation) ? memberOf(confirmation, 'jkt') : undefined;
  if (expected === undefined || expected === possession.thumbprint) return possession;
  return failed([{ code: 'dpop-structure', claim: 'cnf.jkt', expected, found: possession.thumbprint }]);
}
