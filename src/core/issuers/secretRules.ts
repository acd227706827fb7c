/** The rules about a shared secret that HMAC algorithms use. */
import { nothing, type Problem } from '../rules/rule';
import { decodeBase64url } from '../token/base64url';
import { isJsonObject, parseJson } from '../token/json';
import { decodeUtf8 } from '../token/utf8';
import { readCertificate } from './asn1/certificate';
import { readDer, sequenceItems } from './asn1/der';
import { publicKeyInfoMembers, rsaPublicKeyMembers } from './asn1/publicKey';
import { hmacBytes } from './keyAlgorithms';
import { keysOfSet, readKey, type KeyReading } from './keyReading';
import type { KeyMaterialRule } from './keyRule';

/** A secret with the algorithm it is meant for. */
export interface CheckedSecret {
  readonly bytes: Uint8Array;
  readonly algorithm: string;
}

export const secretRules: readonly KeyMaterialRule<CheckedSecret>[] = [
  {
    id: 'hmac-secret-is-public-key',
    severity: 'error',
    appliesTo: 'secret',
    source: 'RFC 8725 §2.1',
    check: checkPublicKey,
  },
  { id: 'hmac-secret-too-short', severity: 'error', appliesTo: 'secret', source: 'RFC 7518 §3.2', check: checkLength },
];

function checkLength({ bytes, algorithm }: CheckedSecret): readonly Problem[] {
  const needed = hmacBytes.get(algorithm);
  if (needed === undefined || bytes.length >= needed) return nothing;
  return [
    {
      message: `The secret has ${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'} and ${algorithm} needs ${needed} random ones or more; a shorter one can be guessed from a single token.`,
      path: 'k',
    },
  ];
}

const longestPublicKey = 20_000;

/** Whoever uses a public key as a secret has published the secret: the classic key confusion. */
function checkPublicKey({ bytes }: CheckedSecret): readonly Problem[] {
  if (bytes.length > longestPublicKey || !isPublicKey(bytes)) return nothing;
  return [
    {
      message: 'The secret is a public key, which everybody may have, so everybody can make tokens that fit.',
      path: 'k',
    },
  ];
}

/** As text (PEM, a JWK, a set of them), as bytes (DER), or as either in base64. */
function isPublicKey(bytes: Uint8Array): boolean {
  const { text, valid } = decodeUtf8(bytes);
  if (isPublicKeyDer(bytes) || (valid && isPublicKeyText(text))) return true;
  const { bytes: inner, problem } = decodeBase64url(valid ? text : '');
  return problem === undefined && (isPublicKeyDer(inner) || isPublicKeyText(decodeUtf8(inner).text));
}

function isPublicKeyText(text: string): boolean {
  const value = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  if (!isJsonObject(value)) return isPublic(readKey(text));
  return [value, ...keysOfSet(value).map(({ jwk }) => jwk)].some((jwk) => isPublic(readKey(jwk)));
}

/** A certificate, SubjectPublicKeyInfo or RSAPublicKey; private keys have other numbers of elements than these two. */
function isPublicKeyDer(bytes: Uint8Array): boolean {
  const element = readDer(bytes);
  const bare = sequenceItems(element).length === 2 ? [publicKeyInfoMembers(element), rsaPublicKeyMembers(element)] : [];
  return [...bare, readCertificate(bytes)?.key ?? {}].some((jwk) => 'n' in jwk || 'x' in jwk || 'pub' in jwk);
}

function isPublic({ type, isPrivate }: KeyReading): boolean {
  return type !== 'unknown' && !isPrivate;
}
