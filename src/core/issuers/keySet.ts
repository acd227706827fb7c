/** Reads what an issuer publishes as its keys: a JWK set, a map of certificates, or PEM text. */
import { isJsonObject, parseJson } from '../token/json';
import type { JsonObject, JsonValue } from '../token/decoded';

/** A key as it was found, not yet imported. */
export interface PublishedKey {
  readonly keyId: string | undefined;
  readonly material:
    | { readonly kind: 'jwk'; readonly jwk: JsonObject }
    /** An X.509 certificate or a public key (SPKI) as PEM text. */
    | { readonly kind: 'pem'; readonly pem: string }
    | { readonly kind: 'secret'; readonly bytes: Uint8Array };
  /** The issuer that this key alone may sign for (Microsoft Entra ID writes it into each key); may hold `{tenantid}`. */
  readonly issuer: string | undefined;
}

export type KeySetReading =
  | { readonly status: 'read'; readonly keys: readonly PublishedKey[] }
  | { readonly status: 'failed'; readonly code: 'keys-not-json' | 'keys-not-a-key-set' }
  | { readonly status: 'failed'; readonly code: 'keys-too-many'; readonly found: number };

const maxKeys = 100;
const notAKeySet: KeySetReading = { status: 'failed', code: 'keys-not-a-key-set' };

/** Reads a text as a key set: JSON, with or without a byte order mark (RFC 8259 section 8.1). Never throws. */
export function readKeySet(text: string): KeySetReading {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  return value === undefined ? { status: 'failed', code: 'keys-not-json' } : keysInSet(value);
}

/** The keys of a JWK set (RFC 7517 section 5), or of an object of key ids and PEM texts, as Firebase publishes it. */
export function keysInSet(set: JsonValue): KeySetReading {
  if (!isJsonObject(set)) return notAKeySet;
  if (!Object.hasOwn(set, 'keys')) return keysInMap(set);
  const list = set['keys'];
  if (!Array.isArray(list)) return notAKeySet;
  // The type of an array in a JsonValue is lost in Array.isArray.
  const jwks = list as readonly JsonValue[];
  if (jwks.length > maxKeys) return { status: 'failed', code: 'keys-too-many', found: jwks.length };
  return jwks.every(isJsonObject) ? { status: 'read', keys: jwks.map(keyOfJwk) } : notAKeySet;
}

function keysInMap(map: JsonObject): KeySetReading {
  const entries = Object.entries(map);
  if (entries.length > maxKeys) return { status: 'failed', code: 'keys-too-many', found: entries.length };
  const keys = entries.flatMap(([keyId, pem]) => (typeof pem === 'string' ? keysInPem(pem, keyId) : []));
  return keys.length > 0 && keys.length === entries.length ? { status: 'read', keys } : notAKeySet;
}

const pemBlock = /-----BEGIN ([A-Z0-9 ]{1,40})-----[A-Za-z0-9+/=\s]*-----END \1-----/g;

/**
 * The public keys of a PEM text (RFC 7468); of certificates only the first, for the others are those that signed it.
 * Empty when there is none, or when there is anything private beside it.
 */
export function keysInPem(text: string, keyId?: string): readonly PublishedKey[] {
  if (text.includes('PRIVATE KEY')) return [];
  const blocks = [...text.matchAll(pemBlock)].map(([pem, label]) => ({ pem, label }));
  const certificate = blocks.find(({ label }) => label === 'CERTIFICATE');
  const publicKeys = blocks.filter(({ label }) => label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY');
  return [...(certificate === undefined ? [] : [certificate]), ...publicKeys].map(({ pem }) => ({
    keyId,
    material: { kind: 'pem', pem },
    issuer: undefined,
  }));
}

/** The public members of RFC 7517, RFC 7518, RFC 8037 and ML-DSA for JOSE; and Entra's `issuer`. */
const publicMembers = [
  ...['kty', 'use', 'key_ops', 'alg', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'issuer'],
  ...['n', 'e', 'crv', 'x', 'y', 'pub'],
] as const;

/**
 * A key without anything private, whatever its publisher put into it: of a shared secret (`oct`) the secret itself is
 * gone, so that nothing can be verified with it.
 */
export function keyOfJwk(published: JsonObject): PublishedKey {
  const members = publicMembers.flatMap((name): readonly (readonly [string, JsonValue])[] => {
    const value = Object.hasOwn(published, name) ? published[name] : undefined;
    return typeof value === 'string' || isTextList(value) ? [[name, value]] : [];
  });
  const jwk: JsonObject = Object.fromEntries(members);
  return { keyId: textIn(jwk, 'kid'), material: { kind: 'jwk', jwk }, issuer: textIn(jwk, 'issuer') };
}

function isTextList(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}
