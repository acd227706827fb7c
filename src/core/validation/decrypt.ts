/** Opens a JWE with a key that a person gives. */
import { compactDecrypt, errors, flattenedDecrypt, generalDecrypt, type DecryptOptions, type KeyInput } from 'jose';
import { decodeToken } from '../token/decode';
import type { DecodedJwe, DecodedToken, JweNeeds } from '../token/decoded';
import { parseJson } from '../token/json';
import { decodeUtf8 } from '../token/utf8';
import { readDecryptionKey, type DecryptionKeyFailure } from './decryptionKey';

export type Decryption =
  | {
      readonly status: 'opened';
      /** The content as text; undefined when it is no UTF-8. */
      readonly text: string | undefined;
      /** The token inside, when the content is one (RFC 7519 section 5.2); not verified. */
      readonly nested: { readonly compact: string; readonly decoded: DecodedToken } | undefined;
      readonly keyManagement: string;
      readonly contentEncryption: string;
    }
  | { readonly status: 'failed'; readonly code: DecryptionFailure };

export type DecryptionFailure =
  | DecryptionKeyFailure
  | 'not-a-jwe'
  /** RSA1_5, whose padding can be attacked (RFC 8725 section 3.2): not even opened. */
  | 'algorithm-refused'
  | 'algorithm-not-supported'
  | 'p2c-too-high'
  | 'zip-too-large'
  /** The key does not open it, or the token was changed: the two cannot be told apart, on purpose. */
  | 'wrong-key';

/** Twice what OWASP recommends; each iteration is work, and a token may ask for any number (RFC 8725bis section 3.13). */
const mostIterations = 1_200_000;

/** In bytes: a small token can hold a large text (RFC 8725 section 3.6). */
const longestContent = 250_000;

/**
 * The key as the user gives it: JWK or JWK set text, PEM text (PKCS #8 or PKCS #1), a password for PBES2, or raw bytes
 * in base64url. The token may be compact or JSON (RFC 7516 section 7). Rejects when the signal is aborted.
 */
export async function decryptToken(compact: string, key: string, signal?: AbortSignal): Promise<Decryption> {
  signal?.throwIfAborted();
  const decoded = decodeToken(compact);
  if (decoded.form !== 'jwe') return failed('not-a-jwe');
  const token = compact.trim();
  let last: DecryptionFailure = 'algorithm-not-supported';
  for (const needs of recipientsOf(decoded)) {
    const outcome = await openFor(decoded, token, needs, key);
    if (outcome.status === 'opened') return outcome;
    last = outcome.code;
  }
  signal?.throwIfAborted();
  return failed(last);
}

/** A person has one key; a token in JSON form may be for some hundred recipients. */
const mostRecipients = 20;

function recipientsOf({ needs, recipients }: DecodedJwe): readonly JweNeeds[] {
  return recipients.length === 0 ? [needs] : recipients.slice(0, mostRecipients);
}

async function openFor(decoded: DecodedJwe, token: string, needs: JweNeeds, text: string): Promise<Decryption> {
  const { keyManagement: alg, contentEncryption: enc, keyId } = needs;
  if (alg === undefined || enc === undefined) return failed('not-a-jwe');
  if (alg === 'RSA1_5') return failed('algorithm-refused');
  const count = decoded.header['p2c'];
  if (typeof count === 'number' && count > mostIterations) return failed('p2c-too-high');
  const key = await readDecryptionKey(text, { alg, enc, keyId });
  if (key.status === 'failed') return failed(key.code);
  try {
    const plaintext = await decrypt(decoded, token, key.key, {
      keyManagementAlgorithms: [alg],
      maxPBES2Count: mostIterations,
      maxDecompressedLength: longestContent,
    });
    return { status: 'opened', ...contentOf(plaintext), keyManagement: alg, contentEncryption: enc };
  } catch (error) {
    return failed(failureOf(error, decoded));
  }
}

async function decrypt(
  { serialization }: DecodedJwe,
  token: string,
  key: KeyInput,
  options: DecryptOptions,
): Promise<Uint8Array> {
  if (serialization === 'compact') return (await compactDecrypt(token, key, options)).plaintext;
  const object = parseJson(token);
  if (typeof object !== 'object' || object === null) throw new errors.JWEInvalid();
  // jose checks the shape itself, and says which member is wrong.
  return 'recipients' in object
    ? (await generalDecrypt(object as unknown as Parameters<typeof generalDecrypt>[0], key, options)).plaintext
    : (await flattenedDecrypt(object as unknown as Parameters<typeof flattenedDecrypt>[0], key, options)).plaintext;
}

function contentOf(plaintext: Uint8Array): Pick<Extract<Decryption, { status: 'opened' }>, 'text' | 'nested'> {
  const { text, valid } = decodeUtf8(plaintext);
  if (!valid) return { text: undefined, nested: undefined };
  const compact = text.trim();
  const decoded = decodeToken(compact);
  // A token of a vendor or random text is content, not a nested token.
  const isToken = decoded.form !== 'malformed' && decoded.form !== 'opaque';
  return { text, nested: isToken ? { compact, decoded } : undefined };
}

function failureOf(error: unknown, { header }: DecodedJwe): DecryptionFailure {
  if (error instanceof errors.JWEDecryptionFailed) return 'wrong-key';
  if (error instanceof errors.JOSENotSupported || error instanceof errors.JOSEAlgNotAllowed) {
    return 'algorithm-not-supported';
  }
  if (error instanceof errors.JWEInvalid) {
    // What cannot be inflated has a cause; what grows too long has none.
    return header['zip'] !== undefined && error.cause === undefined ? 'zip-too-large' : 'not-a-jwe';
  }
  // A key that the cryptography of the platform does not take for this algorithm.
  return error instanceof TypeError ? 'key-of-other-type' : 'wrong-key';
}

function failed(code: DecryptionFailure): Decryption {
  return { status: 'failed', code };
}
