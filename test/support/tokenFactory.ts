/** Makes tokens for tests, the demo workspace and the pictures: signed for real, with keys that are thrown away. */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { calculateJwkThumbprint, CompactEncrypt, CompactSign, exportJWK, generateKeyPair } from 'jose';

export type Json = Readonly<Record<string, unknown>>;

/** Base64url of a text or of bytes, RFC 4648 section 5, without padding. */
export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}

/** A compact JWS whose signature is `signature` as it stands: for tests that look at everything but the signature. */
export function compactJws(header: Json, payload: Json | string, signature: Uint8Array = new Uint8Array(32)): string {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return `${base64url(JSON.stringify(header))}.${base64url(body)}.${base64url(signature)}`;
}

/** A compact JWS signed with a fresh key; the public key is returned beside it. */
export async function signedJws(alg: string, header: Json, payload: Json): Promise<{ token: string; jwk: Json }> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const protectedHeader = { alg, ...header, ...('jwk' in header ? { jwk } : {}) };
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  const token = await new CompactSign(bytes).setProtectedHeader(protectedHeader).sign(privateKey);
  return { token, jwk: { ...jwk, alg, use: 'sig', ...('kid' in header ? { kid: header['kid'] } : {}) } };
}

/** An access token that is bound to a key, and a DPoP proof with that key for this token, RFC 9449 sections 4.2 and 6.1. */
export async function boundToken(claims: Json, proofClaims: Json): Promise<{ token: string; proof: string }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const cnf = { jkt: await calculateJwkThumbprint(jwk) };
  const { token } = await signedJws('ES256', { typ: 'at+jwt', kid: '2026-11-b' }, { ...claims, cnf });
  const ath = createHash('sha256').update(token).digest('base64url');
  const proof = await new CompactSign(new TextEncoder().encode(JSON.stringify({ ...proofClaims, ath })))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
    .sign(privateKey);
  return { token, proof };
}

/** A compact JWE to a fresh RSA key. */
export async function encryptedJwe(header: Json, plaintext: string): Promise<string> {
  const { publicKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true });
  return new CompactEncrypt(new TextEncoder().encode(plaintext))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...header })
    .encrypt(publicKey);
}

/** One disclosure of an SD-JWT and its SHA-256 digest, RFC 9901 section 4.2. */
function disclosure(name: string, value: unknown): { text: string; digest: string } {
  const text = base64url(JSON.stringify([randomBytes(16).toString('base64url'), name, value]));
  return { text, digest: createHash('sha256').update(text).digest('base64url') };
}

/** An SD-JWT with key binding: `withheld` claims are signed but not disclosed. */
export async function sdJwtWithKeyBinding(claims: Json, disclosed: Json, withheld: Json, now: number): Promise<string> {
  const shown = Object.entries(disclosed).map(([name, value]) => disclosure(name, value));
  const hidden = Object.entries(withheld).map(([name, value]) => disclosure(name, value));
  const holder = await generateKeyPair('ES256', { extractable: true });
  const payload = {
    ...claims,
    _sd_alg: 'sha-256',
    _sd: [...shown, ...hidden].map((each) => each.digest).sort(),
    cnf: { jwk: await exportJWK(holder.publicKey) },
  };
  const { token } = await signedJws('ES256', { typ: 'dc+sd-jwt', kid: '2026-11-c' }, payload);
  const presented = [token, ...shown.map((each) => each.text), ''].join('~');
  const binding = {
    iat: now,
    aud: 'https://verifier.example',
    nonce: randomBytes(12).toString('base64url'),
    sd_hash: createHash('sha256').update(presented).digest('base64url'),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(binding));
  const keyBinding = await new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', typ: 'kb+jwt' })
    .sign(holder.privateKey);
  return presented + keyBinding;
}

/** A GitHub personal access token with a right checksum and a random body; it belongs to nobody. */
export function madeUpGitHubToken(): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const body = Array.from(randomBytes(30), (byte) => alphabet[byte % 62]).join('');
  let rest = crc32(body);
  let checksum = '';
  for (let digit = 0; digit < 6; digit++) {
    checksum = `${alphabet[rest % 62] ?? ''}${checksum}`;
    rest = Math.floor(rest / 62);
  }
  return `ghp_${body}${checksum}`;
}
