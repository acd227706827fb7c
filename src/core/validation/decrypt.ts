/** Opens a JWE with a key that a person gives. */
import { compactDecrypt, errors, flattenedDecrypt, type DecryptOptions, type KeyInput } from 'jose';
import { decodeToken } from '../token/decode';
import type { DecodedJwe, DecodedToken, JsonObject, JsonValue, JweNeeds } from '../token/decoded';
import { isJsonObject, parseJson } from '../token/json';
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
  for (const [index, needs] of recipientsOf(decoded).entries()) {
    const outcome = await openFor(decoded, formFor(decoded, token, index), needs, key);
    if (outcome.status === 'opened') return outcome;
    last = outcome.code;
    signal?.throwIfAborted();
  }
  return failed(last);
}

/** A person has one key; a token in JSON form may be for some hundred recipients. */
const mostRecipients = 20;

function recipientsOf({ needs, recipients }: DecodedJwe): readonly JweNeeds[] {
  return recipients.length === 0 ? [needs] : recipients.slice(0, mostRecipients);
}

/**
 * The token for one of its recipients alone. To leave it to jose to try all of them with each key would multiply the
 * work of a password, which the token asks for, by the square of their number.
 */
function formFor({ serialization }: DecodedJwe, token: string, index: number): string | JsonObject {
  if (serialization === 'compact') return token;
  const object: JsonValue | undefined = parseJson(token);
  if (!isJsonObject(object)) return token;
  const { recipients, ...shared } = object;
  if (!Array.isArray(recipients)) return object;
  // Only objects were counted as recipients when the token was decoded.
  const own = (recipients as readonly JsonValue[]).filter(isJsonObject)[index];
  return { ...shared, ...own };
}

async function openFor(
  decoded: DecodedJwe,
  form: string | JsonObject,
  needs: JweNeeds,
  text: string,
): Promise<Decryption> {
  const { keyManagement: alg, contentEncryption: enc, keyId } = needs;
  if (alg === undefined || enc === undefined) return failed('not-a-jwe');
  if (alg === 'RSA1_5') return failed('algorithm-refused');
  const count = decoded.header['p2c'];
  if (typeof count === 'number' && count > mostIterations) return failed('p2c-too-high');
  const key = await readDecryptionKey(text, { alg, enc, keyId });
  if (key.status === 'failed') return failed(key.code);
  try {
    const plaintext = await decrypt(form, key.key, {
      keyManagementAlgorithms: [alg],
      maxPBES2Count: mostIterations,
      maxDecompressedLength: longestContent,
    });
    return { status: 'opened', ...contentOf(plaintext), keyManagement: alg, contentEncryption: enc };
  } catch (error) {
    return failed(failureOf(error, decoded));
  }
}

async function decrypt(form: string | JsonObject, key: KeyInput, options: DecryptOptions): Promise<Uint8Array> {
  if (typeof form === 'string') return (await compactDecrypt(form, key, options)).plaintext;
  // jose checks the shape itself, and says which member is wrong.
  return (await flattenedDecrypt(form as unknown as Parameters<typeof flattenedDecrypt>[0], key, options)).plaintext;
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
