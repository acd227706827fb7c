/** DPoP (RFC 9449): keys that tokens are bound to, and the proof of possession that goes with each request. */
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { textDigest } from '../rules/digests';
import { memberOf } from '../rules/facts';
import { encodeBase64url } from '../token/base64url';
import type { JsonObject, JsonValue } from '../token/decoded';
import { requiredNames, thumbprintOf } from '../token/thumbprint';
import type { AuthorizationServer } from './authorizationServer';

/** What one proof is made for. */
export interface DpopProofOptions {
  /** Private JWK, as {@link generateDpopKey} makes it. */
  readonly key: JsonObject;
  readonly method: string;
  /** Of the request; query and fragment are left out of the proof. */
  readonly url: string;
  /** The access token that the request carries; a token endpoint gets none. */
  readonly accessToken?: string | undefined;
  /** The nonce that this very server gave last (RFC 9449 sections 8 and 9). */
  readonly nonce?: string | undefined;
  readonly now: Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** What can be signed with on every platform, ES256 first: nearly every server takes it, and its proofs are short. */
const algorithms = [
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
  'EdDSA',
  'PS256',
  'RS256',
  'PS384',
  'RS384',
  'PS512',
  'RS512',
];

/**
 * A new private key as a JWK with its `alg`: ES256, or the first algorithm that the server lists and that is known
 * here. It can be exported, because the refresh token of a public client is of no use without it after a restart
 * (RFC 9449 section 5).
 */
export async function generateDpopKey(server: Pick<AuthorizationServer, 'dpopAlgorithms'>): Promise<JsonObject> {
  const listed = server.dpopAlgorithms ?? [];
  // A server that lists only what is unknown here gets ES256 as well, and says itself that it does not take it.
  const alg = algorithms.find((name) => listed.length === 0 || listed.includes(name)) ?? 'ES256';
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  // jose types a JWK as an interface; what it exports is plain JSON.
  return { ...(jwk as JsonObject), alg };
}

/** A proof for one request (RFC 9449 section 4.2). Rejects where the key is no private JWK that can sign. */
export async function dpopProof(options: DpopProofOptions): Promise<string> {
  const { key, method, url, accessToken, nonce, now, random } = options;
  const alg = algorithmOf(key);
  const claims = {
    // 96 bits would do (RFC 9449 section 4.2).
    jti: encodeBase64url(random(16)),
    htm: method,
    htu: targetOf(url),
    iat: Math.floor(now.getTime() / 1000),
    ...(accessToken !== undefined && { ath: textDigest(accessToken) }),
    ...(nonce !== undefined && { nonce }),
  };
  const jwk = publicKeyOf(key);
  // jose types JWKs of its own; what is no key it refuses.
  const privateKey = await importJWK(key as JWK, alg);
  return new SignJWT(claims).setProtectedHeader({ typ: 'dpop+jwt', alg, jwk }).sign(privateKey);
}

/** The thumbprint by which tokens and `dpop_jkt` name a key (RFC 9449 sections 6.1 and 10); undefined for no key. */
export function dpopThumbprint(key: JsonObject): string | undefined {
  return thumbprintOf(key);
}

/** The members that make the public key, and no other: never a private one (RFC 9449 section 4.2). */
function publicKeyOf(key: JsonObject): Record<string, JsonValue> {
  const type = memberOf(key, 'kty');
  // All of a shared secret is secret.
  const names = type === 'oct' ? undefined : requiredNames(type);
  if (names === undefined) throw new TypeError('No key pair');
  return Object.fromEntries(names.map((name) => [name, memberOf(key, name) ?? null]));
}

function algorithmOf(key: JsonObject): string {
  const alg = memberOf(key, 'alg');
  if (typeof alg === 'string') return alg;
  switch (memberOf(key, 'crv')) {
    case 'P-384':
      return 'ES384';
    case 'P-521':
      return 'ES512';
    case 'Ed25519':
      return 'Ed25519';
    default:
      return 'ES256';
  }
}

/** `htu`: the URL without query and fragment. */
function targetOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
