/** Why a key may not check a signature: it is made for something else, or too weak to prove anything. */
import { bitsOf, numberOf } from '../issuers/keyReading';
import { hasRocaFingerprint } from '../issuers/roca';
import { memberOf } from '../rules/facts';
import type { JsonObject, JsonValue } from '../token/decoded';
import type { SignatureAlgorithm } from './algorithms';

/** Stable; a rule id of the catalogue where it has one. */
export type KeyFault =
  | 'jwk-type-mismatch'
  | 'ec-curve-mismatch'
  | 'jwk-alg-mismatch'
  | 'jwk-use-ops-mismatch'
  | 'rsa-key-too-small'
  | 'rsa-exponent'
  | 'rsa-roca'
  | 'hmac-secret-too-short'
  | 'hmac-secret-is-public-key'
  | 'key-unreadable';

/** Why a JWK is not for signatures of this algorithm (RFC 7517 section 4); `uses` are the values of `use` that are. */
export function misfit(
  jwk: JsonObject,
  name: string,
  { keyType, curve }: SignatureAlgorithm,
  uses: readonly string[],
): KeyFault | undefined {
  if (memberOf(jwk, 'kty') !== keyType) return 'jwk-type-mismatch';
  const alg = memberOf(jwk, 'alg');
  if (alg !== undefined && !isSameAlgorithm(alg, name)) return 'jwk-alg-mismatch';
  if (curve !== undefined && memberOf(jwk, 'crv') !== curve) return 'ec-curve-mismatch';
  const use = memberOf(jwk, 'use');
  if (use !== undefined && !(typeof use === 'string' && uses.includes(use))) return 'jwk-use-ops-mismatch';
  const operations = memberOf(jwk, 'key_ops');
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    return 'jwk-use-ops-mismatch';
  }
  return undefined;
}

/** `EdDSA` on the curve Ed25519 is `Ed25519` by its older name (RFC 9864 section 2.2). */
function isSameAlgorithm(alg: JsonValue, name: string): boolean {
  const edwards: readonly JsonValue[] = ['EdDSA', 'Ed25519'];
  return alg === name || (edwards.includes(alg) && edwards.includes(name));
}

const smallestModulusBits = 2048;

/** Why an RSA key proves nothing: RFC 7518 section 3.3, FIPS 186-5 section 5.4, and CVE-2017-15361 (ROCA). */
export function rsaFault(jwk: JsonObject): KeyFault | undefined {
  const modulus = numberOf(jwk, 'n');
  const exponent = numberOf(jwk, 'e');
  if (modulus === undefined || exponent === undefined) return 'key-unreadable';
  if ((bitsOf(jwk, 'n') ?? 0) < smallestModulusBits) return 'rsa-key-too-small';
  if (exponent <= 1n || exponent % 2n === 0n) return 'rsa-exponent';
  return hasRocaFingerprint(modulus) ? 'rsa-roca' : undefined;
}
