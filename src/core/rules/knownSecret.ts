/** The rule that tries published demo secrets: a token signed with one can be made by anybody who reads the manual. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64url } from '../token/base64url';
import { encodeUtf8 } from '../token/utf8';
import { demoSecrets } from './demoSecrets';
import type { DemoSecret } from './demoSecrets';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found } from './wording';

export const knownSecretRules: readonly Rule[] = [
  { id: 'hmac-known-secret', severity: 'error', appliesTo: 'any', source: 'RFC 8725 §3.5', check: checkSecret },
];

/** Each secret costs a pass over the whole token, twice; longer ones are no session tokens. */
const longestToken = 16_384;

function checkSecret(token: TokenFacts): readonly Problem[] {
  const { alg, context, decoded } = token;
  const compact = context.compact;
  if (!token.tryDemoSecrets || compact === undefined || compact.length > longestToken) return nothing;
  if (decoded.form !== 'jws' && decoded.form !== 'sd-jwt') return nothing;
  const mac = alg === undefined ? undefined : macOf(alg);
  const signature = decoded.segments.find(({ name }) => name === 'signature');
  if (mac === undefined || signature === undefined) return nothing;
  const { bytes } = decodeBase64url(compact, signature.start, signature.end);
  const signed = encodeUtf8(compact.slice(0, signature.start - 1));
  const known = demoSecrets.find((each) => keysOf(each).some((key) => isEqual(mac(key, signed), bytes)));
  if (known === undefined) return nothing;
  return [
    {
      message: `The token is signed with ${found(known.secret)}, a secret published in ${known.where}, so anybody can make one like it. Replace the secret by random bytes.`,
      segment: 'signature',
    },
  ];
}

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
