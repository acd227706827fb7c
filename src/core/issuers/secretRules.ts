/** The rules about a shared secret that HMAC algorithms use. */
import { nothing, type Problem } from '../rules/rule';
import { isJsonObject, parseJson } from '../token/json';
import { decodeUtf8 } from '../token/utf8';
import { hmacBytes } from './keyAlgorithms';
import { readKey } from './keyReading';
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
  if (bytes.length > longestPublicKey || !isPublicKey(decodeUtf8(bytes).text)) return nothing;
  return [
    {
      message:
        'The secret is the text of a public key, which everybody may have, so everybody can make tokens that fit.',
      path: 'k',
    },
  ];
}

function isPublicKey(text: string): boolean {
  const value = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  const { type, isPrivate } = readKey(isJsonObject(value) ? value : text);
  return type !== 'unknown' && !isPrivate;
}
