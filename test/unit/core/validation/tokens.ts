/** Makes signed tokens for the tests, with jose and node:crypto and with none of the code under test. */
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const issuer = 'https://issuer.example';
export const now = new Date('2026-11-22T12:00:00Z');
export const nowSeconds = now.getTime() / 1000;

export interface Signer {
  readonly alg: string;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly pem: string;
  readonly privateKey: KeyObject;
}

/** A claims set that every profile of the tests takes, with what a test changes; undefined leaves a claim out. */
export function claimsWith(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    iss: issuer,
    aud: 'https://api.example',
    sub: 'user',
    iat: nowSeconds - 10,
    exp: nowSeconds + 600,
    ...changes,
  };
}

export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}

export function compact(header: object | string, payload: object | string, signature: Uint8Array): string {
  return `${signingInput(header, payload)}.${base64url(signature)}`;
}

/** A token signed by `signer`; strings are taken as they are, so that a test can write any JSON. */
export function token(signer: Signer, payload: object | string = claimsWith(), header: object | string = {}): string {
  const whole = typeof header === 'string' ? header : { alg: signer.alg, kid: signer.jwk['kid'], ...header };
  return compact(whole, payload, signatureOf(signer, signingInput(whole, payload)));
}

export function signatureOf({ alg, privateKey }: Signer, input: string): Uint8Array {
  const hash = alg.startsWith('Ed') ? null : `sha${alg.slice(-3)}`;
  const padding = alg.startsWith('PS') ? { padding: 6, saltLength: Number(alg.slice(-3)) / 8 } : {};
  return sign(hash, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363', ...padding });
}

export function signingInput(header: object | string, payload: object | string): string {
  const text = (value: object | string): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return `${base64url(text(header))}.${base64url(text(payload))}`;
}

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

/** A key pair, each time another but for RSA, where they are few; `kid` null leaves the key without a name. */
export function createSigner(alg: string, kid: string | null = `key-${alg}`): Signer {
  const privateKey = privateKeyFor(alg);
  const publicKey = createPublicKey(privateKey);
  const jwk = { ...publicKey.export({ format: 'jwk' }), ...(kid !== null && { kid }) };
  return { alg, jwk, pem: String(publicKey.export({ format: 'pem', type: 'spki' })), privateKey };
}

function privateKeyFor(alg: string): KeyObject {
  const curve = curves[alg];
  if (curve !== undefined) return generateKeyPairSync('ec', { namedCurve: curve }).privateKey;
  if (alg.startsWith('Ed')) return generateKeyPairSync('ed25519').privateKey;
  return nextRsaKey();
}

/** The RSA keys of Wycheproof, in turn: making one takes longer than all the other tests. */
const nextRsaKey = ((): (() => KeyObject) => {
  const file = join(import.meta.dirname, '../../../fixtures/vectors/wycheproof/json_web_signature_test.json');
  const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as {
    testGroups: { private: JsonWebKey & { kty: string; n?: string } }[];
  };
  const byModulus = new Map(
    testGroups.filter(({ private: { kty } }) => kty === 'RSA').map(({ private: key }) => [key.n, key] as const),
  );
  const keys = [...byModulus.values()];
  let next = 0;
  return () => {
    const key = keys[next++ % keys.length];
    assert.ok(key);
    return createPrivateKey({ key, format: 'jwk' });
  };
})();
