/** Why a key may not check a signature: it is made for something else, or too weak to prove anything. */
import { memberOf } from '../rules/facts';
import { decodeBase64url } from '../token/base64url';
import type { JsonObject, JsonValue } from '../token/decoded';
import { parseJson } from '../token/json';
import { decodeUtf8 } from '../token/utf8';
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
export function rsaFault(modulus: JsonValue | undefined, exponent: JsonValue | undefined): KeyFault | undefined {
  const n = unsigned(modulus);
  const e = unsigned(exponent);
  if (n === undefined || e === undefined) return 'key-unreadable';
  if (bitLength(n) < smallestModulusBits) return 'rsa-key-too-small';
  const last = e.at(-1) ?? 0;
  if (last % 2 === 0 || (e.length === 1 && last === 1)) return 'rsa-exponent';
  return isRoca(n) ? 'rsa-roca' : undefined;
}

/** Why a secret may not check an HMAC: RFC 7518 section 3.2, RFC 8725 section 2.1. */
export function secretFault(secret: Uint8Array, { secretBytes = 0 }: SignatureAlgorithm): KeyFault | undefined {
  if (secret.length < secretBytes) return 'hmac-secret-too-short';
  const { text, valid } = decodeUtf8(secret);
  if (!valid) return undefined;
  if (/-----BEGIN [A-Z ]*(?:PUBLIC KEY|CERTIFICATE)-----/.test(text)) return 'hmac-secret-is-public-key';
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  const isKey = typeof json === 'object' && json !== null && ('kty' in json || 'keys' in json);
  return isKey ? 'hmac-secret-is-public-key' : undefined;
}

function unsigned(value: JsonValue | undefined): Uint8Array | undefined {
  if (typeof value !== 'string') return undefined;
  const { bytes, problem } = decodeBase64url(value);
  const first = bytes.findIndex((byte) => byte !== 0);
  return problem !== undefined || first < 0 ? undefined : bytes.subarray(first);
}

function bitLength(bytes: Uint8Array): number {
  return bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
}

/**
 * Primes for which the powers of 65537 are few: the moduli of the broken generator are such a power for each of them,
 * and one in 2^28 of the others is by chance.
 *
 * @see "The Return of Coppersmith's Attack", section 3.2
 */
const rocaPrimes: readonly number[] = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157];

function isRoca(modulus: Uint8Array): boolean {
  return rocaPrimes.every((prime) => {
    const remainder = modulus.reduce((rest, byte) => (rest * 256 + byte) % prime, 0);
    let power = 1;
    do {
      if (power === remainder) return true;
      power = (power * 65537) % prime;
    } while (power !== 1);
    return false;
  });
}
