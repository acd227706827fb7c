/** Checks the Key Binding JWT at the end of an SD-JWT (RFC 9901 section 7.3), as far as the verifier's nonce is unknown. */
import { memberOf } from '../rules/facts';
import { encodeBase64url } from '../token/base64url';
import { decodeToken } from '../token/decode';
import type { JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { digestWith } from '../token/sdHash';
import { encodeUtf8 } from '../token/utf8';
import type { Reason } from './outcome';
import type { Possession } from './possession';
import { checkPossession, failed, proofReasons, readProof } from './proof';
import type { Proof } from './proof';
import { timeReasons } from './times';

/** For the clocks of holder and verifier, in the times of a Key Binding JWT. */
export const boundToleranceSeconds = 60;

/**
 * The Key Binding JWT of an SD-JWT against the key in the `cnf` of its issuer-signed JWT, RFC 9901 section 7.3.
 * `confirmation` is the value of `cnf`. Never rejects.
 */
export async function checkKeyBinding(sdJwt: string, confirmation: JsonObject, now: Date): Promise<Possession> {
  const end = sdJwt.lastIndexOf('~') + 1;
  const decoded = decodeToken(sdJwt);
  if (decoded.form !== 'sd-jwt' || decoded.keyBinding === undefined)
    return { status: 'undecided', code: 'not-a-proof' };
  const proof = readProof(sdJwt.slice(end), now);
  if (proof === undefined) return failed([{ code: 'malformed', claim: 'keyBinding' }]);
  const reasons = [
    ...proofReasons(proof, 'sd-jwt-kb', [
      ['iat', 'number'],
      ['aud', 'string'],
      ['nonce', 'string'],
      ['sd_hash', 'string'],
    ]),
    ...typeReasons(proof),
    ...hashReasons(proof, sdJwt.slice(0, end), decoded.hashAlgorithm),
    ...timeReasons(proof.claims, proof.facts.claimsText, {
      nowSeconds: proof.facts.nowSeconds,
      toleranceSeconds: boundToleranceSeconds,
      maxLifetimeSeconds: undefined,
      needsExpiry: () => false,
    }),
  ];
  const jwk = memberOf(confirmation, 'jwk');
  // Other members of `cnf` name a key that is kept elsewhere (RFC 7800 sections 3.4 and 3.5).
  if (!isJsonObject(jwk)) return reasons.length > 0 ? failed(reasons) : { status: 'undecided', code: 'no-key' };
  return checkPossession(proof, jwk, reasons);
}

function typeReasons({ facts }: Proof): readonly Reason[] {
  const found = memberOf(facts.header, 'typ');
  return facts.typ === 'kb+jwt'
    ? []
    : [{ code: 'typ-mismatch', claim: 'typ', expected: 'kb+jwt', ...(found !== undefined && { found }) }];
}

/** RFC 9901 section 4.3.1: over everything before the Key Binding JWT, the last tilde included. */
function hashReasons({ claims }: Proof, presented: string, hashAlgorithm: string): readonly Reason[] {
  const digest = digestWith(hashAlgorithm, encodeUtf8(presented));
  const found = memberOf(claims, 'sd_hash');
  if (digest === undefined || typeof found !== 'string' || found === encodeBase64url(digest)) return [];
  return [{ code: 'sd-jwt-kb', claim: 'sd_hash', expected: encodeBase64url(digest), found }];
}
