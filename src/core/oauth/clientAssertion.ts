/** A JWT by which a client authenticates with a key of its own (RFC 7523 section 3, `private_key_jwt`). */
import { importJWK, SignJWT, type JWK } from 'jose';
import { memberOf } from '../rules/facts';
import { encodeBase64url } from '../token/base64url';
import type { JsonObject } from '../token/decoded';
import type { OAuthDeps, OAuthRequest } from './client';
import { quirkOf } from './quirks/quirks';

/** Long enough for clocks that differ, far below what servers let pass. */
const lifetimeSeconds = 60;

/** An assertion for one request; undefined where the key is no private key that can sign. */
export async function clientAssertion(
  { profile, server }: Pick<OAuthRequest, 'profile' | 'server'>,
  key: JsonObject,
  { now, random }: Pick<OAuthDeps, 'now' | 'random'>,
): Promise<string | undefined> {
  const algorithm = algorithmOf(key);
  if (algorithm === undefined || profile.clientId === undefined) return undefined;
  const iat = Math.floor(now().getTime() / 1000);
  const claims = {
    iss: profile.clientId,
    sub: profile.clientId,
    // The issuer alone: with a token endpoint in it, one server could use the assertion at another's.
    aud: quirkOf(profile).assertionAudience?.(server) ?? profile.issuer,
    jti: encodeBase64url(random(16)),
    iat,
    exp: iat + lifetimeSeconds,
  };
  try {
    const privateKey = await importJWK(signingPart(key), algorithm);
    return await new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: algorithm, ...names(key) }).sign(privateKey);
  } catch {
    return undefined;
  }
}

/** `use` and `key_ops` of a pasted key are often those of its public half. */
function signingPart(key: JsonObject): JWK {
  return Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'use' && name !== 'key_ops'));
}

/** By which of its keys the client signed; Microsoft Entra ID knows them by their certificates. */
function names(key: JsonObject): Record<string, string> {
  const found = ['kid', 'x5t', 'x5t#S256'].map((name) => [name, memberOf(key, name)] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'));
}

/** `alg` of the key, or the usual one for its type. Secrets are no keys of this kind, and public keys cannot sign. */
function algorithmOf(key: JsonObject): string | undefined {
  if (typeof memberOf(key, 'd') !== 'string' && memberOf(key, 'kty') !== 'AKP') return undefined;
  const named = memberOf(key, 'alg');
  switch (memberOf(key, 'kty')) {
    case 'RSA':
      return typeof named === 'string' ? named : 'RS256';
    case 'EC':
      return typeof named === 'string' ? named : curves.get(memberOf(key, 'crv'));
    case 'OKP':
      return typeof named === 'string' ? named : 'EdDSA';
    case 'AKP':
      return typeof named === 'string' ? named : undefined;
    default:
      return undefined;
  }
}

const curves: ReadonlyMap<unknown, string> = new Map([
  ['P-256', 'ES256'],
  ['P-384', 'ES384'],
  ['P-521', 'ES512'],
]);
