/** The rule that tries published demo secrets: a token signed with one can be made by anybody who reads the manual. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64url } from '../token/base64url';
import type { DecodedToken } from '../token/decoded';
import { encodeUtf8 } from '../token/utf8';
import { demoSecrets } from './demoSecrets';
import type { DemoSecret } from './demoSecrets';
import { memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found } from './wording';

export const knownSecretRules: readonly Rule[] = [
  {
    id: 'hmac-known-secret',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 8725 §3.5',
    check: checkSecret,
    isUnanswered: ({ context, tryDemoSecrets }) => !tryDemoSecrets || context.compact === undefined,
  },
];

/** Each secret costs a pass over the whole token, twice; longer ones are no session tokens. */
const longestToken = 16_384;

function checkSecret({ context, decoded, tryDemoSecrets }: TokenFacts): readonly Problem[] {
  const known = tryDemoSecrets && context.compact !== undefined ? demoSecretOf(context.compact, decoded) : undefined;
  if (known === undefined) return nothing;
  return [
    {
      message: `The token is signed with ${found(known.secret)}, a secret published in ${known.where}, so anybody can make one like it. Replace the secret by random bytes.`,
      segment: 'signature',
    },
  ];
}

/** The published secret that a token is signed with (RFC 8725 section 3.5); undefined where none of the known ones is. */
export function demoSecretOf(compact: string, decoded: DecodedToken): DemoSecret | undefined {
  if (compact.length > longestToken || (decoded.form !== 'jws' && decoded.form !== 'sd-jwt')) return undefined;
  const alg = memberOf(decoded.header, 'alg');
  const mac = typeof alg === 'string' ? macOf(alg) : undefined;
  const signature = decoded.segments.find(({ name }) => name === 'signature');
  if (mac === undefined || signature === undefined) return undefined;
  const { bytes } = decodeBase64url(compact, signature.start, signature.end);
  const signed = encodeUtf8(compact.slice(0, signature.start - 1));
  return demoKeys.find(({ keys }) => keys.some((key) => isEqual(mac(key, signed), bytes)))?.known;
}

/** Read once, since a search for leaks tries them all out on thousands of tokens. */
const demoKeys = demoSecrets.map((known) => ({ known, keys: keysOf(known) }));

/** HMAC with SHA-2, RFC 7518 section 3.2. */
function macOf(alg: string): ((key: Uint8Array, message: Uint8Array) => Uint8Array) | undefined {
  if (alg === 'HS256') return (key, message) => hmac(sha256, key, message);
  if (alg === 'HS384') return (key, message) => hmac(sha384, key, message);
  return alg === 'HS512' ? (key, message) => hmac(sha512, key, message) : undefined;
}

/** As text, and where the text is one, as base64: libraries differ in which they take. */
function keysOf({ secret }: DemoSecret): readonly Uint8Array[] {
  const { bytes, problem } = decodeBase64url(secret);
  return problem === undefined && bytes.length > 0 ? [encodeUtf8(secret), bytes] : [encodeUtf8(secret)];
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
