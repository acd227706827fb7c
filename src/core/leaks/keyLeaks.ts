/** The private keys of a text as leaks. */
import { bytesOf, readKey, type KeyReading } from '../issuers/keyReading';
import { locateKeys } from '../issuers/locateKeys';
import type { JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { thumbprintOf } from '../token/thumbprint';
import { fingerprintOf } from './fingerprint';
import { isUnguessableKey } from './guessable';
import type { Leak } from './leak';

/** Every private or shared key of a text: PEM, a JWK, or one within a JWK Set. */
export function keyLeaks(text: string): readonly Leak[] {
  return locateKeys(text).flatMap(({ start, end, kind, material, keys }) => {
    if (kind !== 'jwks' || typeof material === 'string') return leakOf(material, start, end) ?? [];
    const all: unknown = material['keys'];
    return keys.flatMap((place) => {
      const key: unknown = Array.isArray(all) ? all[place.index] : undefined;
      return isKeyObject(key) ? (leakOf(key, place.start, place.end) ?? []) : [];
    });
  });
}

function isKeyObject(key: unknown): key is JsonObject {
  return isJsonObject(key as JsonObject);
}

function leakOf(material: JsonObject | string, start: number, end: number): Leak | undefined {
  const key = readKey(material);
  if (!key.isPrivate) return undefined;
  const name = nameOf(key);
  return {
    start,
    end,
    kind: 'private-key',
    title: name,
    reasons: reasonsOf(key, typeof material === 'string'),
    issuer: undefined,
    expiresAt: undefined,
    testReason: undefined,
    fingerprint: fingerprintOf('private-key', partsOf(key, material)),
    redacted: `${name} (${String(end - start)} characters)`,
  };
}

function nameOf({ type, isEncrypted }: KeyReading): string {
  if (type === 'oct') return 'Shared key (JWK)';
  const protection = isEncrypted ? ', protected by a password' : '';
  return type === 'unknown' ? `Private key${protection}` : `Private key (${type}${protection})`;
}

function reasonsOf({ type, isEncrypted }: KeyReading, isPem: boolean): readonly string[] {
  if (isEncrypted) return ['It is PEM text of a private key; whoever knows or guesses its password can use it.'];
  if (isPem) return ['It is PEM text of a private key (RFC 7468).'];
  if (type === 'oct') return ['It is a JWK with the key itself in "k" (RFC 7518 section 6.4).'];
  return ['It is a JWK with the private part of its key (RFC 7517 section 9.3).'];
}

/** By the public part alone (RFC 7638); a shared key has none. */
function partsOf({ type, members }: KeyReading, material: JsonObject | string): readonly string[] {
  if (type === 'oct') return sharedKeyParts(members);
  const thumbprint = thumbprintOf(members);
  // Key material nobody can guess, encrypted or not.
  return [thumbprint ?? (typeof material === 'string' ? material.replaceAll(/\s/g, '') : JSON.stringify(material))];
}

/** The key itself where nobody can guess it; one that a person may have chosen by what stands beside it. */
function sharedKeyParts(members: JsonObject): readonly string[] {
  const { k, ...others } = members;
  const written = typeof k === 'string' ? k : '';
  const bytes = bytesOf(members, 'k');
  if (bytes !== undefined && isUnguessableKey(bytes)) return ['oct', written];
  return ['oct', String(written.length), JSON.stringify(others)];
}
