/** Reads the private key that a client signs its assertions with: a JWK, a set of one, or PEM text. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../../core/token/decoded';

export type ClientKey =
  | { readonly status: 'read'; readonly jwk: JsonObject }
  | { readonly status: 'refused'; readonly reason: 'no-key' | 'public' | 'encrypted' | 'unusable' };

/** Key types that can sign an assertion (RFC 7518 section 3, RFC 8037). */
const usable: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP']);

/** Longer than any key; a file that is longer is something else. */
export const longestClientKey = 100_000;

/** Never throws. A JWK keeps `kid` and `alg`, which the server may look the key up by. */
export function readClientKey(text: string): ClientKey {
  const trimmed = text.trim();
  if (trimmed.length > longestClientKey) return refused('no-key');
  if (trimmed.includes('-----BEGIN')) return readPem(trimmed);
  const value = jsonOf(trimmed);
  const keys = isObject(value) && Array.isArray(value['keys']) ? (value['keys'] as readonly unknown[]) : [value];
  const [jwk] = keys;
  return keys.length === 1 && isObject(jwk) ? readJwk(jwk) : refused('no-key');
}

function readPem(text: string): ClientKey {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.*ENCRYPTED/m.test(text)) return refused('encrypted');
  if (!text.includes('PRIVATE KEY-----')) return refused('public');
  return readKey(() => createPrivateKey(text), {});
}

function readJwk(jwk: Readonly<Record<string, unknown>>): ClientKey {
  if (typeof jwk['kty'] !== 'string') return refused('no-key');
  if (!usable.has(jwk['kty'])) return refused('unusable');
  if (typeof jwk['d'] !== 'string') return refused('public');
  const names = ['kid', 'alg'].filter((name) => typeof jwk[name] === 'string');
  return readKey(
    () => createPrivateKey({ key: jwk, format: 'jwk' }),
    Object.fromEntries(names.map((name) => [name, jwk[name]])),
  );
}

/** Written anew from what was read, so that nothing else goes into SecretStorage with it. */
function readKey(read: () => KeyObject, more: Readonly<Record<string, unknown>>): ClientKey {
  try {
    const jwk = read().export({ format: 'jwk' });
    if (!usable.has(jwk.kty)) return refused('unusable');
    // A JWK is JSON.
    return { status: 'read', jwk: { ...jwk, ...more } as JsonObject };
  } catch {
    return refused('unusable');
  }
}

function refused(reason: Extract<ClientKey, { status: 'refused' }>['reason']): ClientKey {
  return { status: 'refused', reason };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
