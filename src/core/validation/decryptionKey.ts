/** Reads the key that a person gives to open a JWE: JWK, JWK set, PEM, password or bytes. */
import { importJWK, importPKCS8, type CryptoKey, type JWK } from 'jose';
import { decodeBase64url } from '../token/base64url';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject, parseJson } from '../token/json';
import { encodeUtf8 } from '../token/utf8';
import { pkcs8Of } from './pkcs8';

export type DecryptionKeyFailure =
  | 'key-unreadable'
  /** Of another kind than the algorithm takes, or meant for another algorithm by what it says itself. */
  | 'key-of-other-type'
  /** A public key only locks. */
  | 'key-public'
  /** PEM that is itself locked with a passphrase. */
  | 'key-encrypted';

export type DecryptionKey =
  | { readonly status: 'read'; readonly key: CryptoKey | Uint8Array }
  | { readonly status: 'failed'; readonly code: DecryptionKeyFailure };

/** What the key is for: `alg`, `enc` and `kid` of the token. */
export interface KeyPurpose {
  readonly alg: string;
  readonly enc: string;
  readonly keyId: string | undefined;
}

/** The key for an algorithm; the text decides how it is read, the token's `alg` what it must be (RFC 7518 section 4). */
export async function readDecryptionKey(text: string, purpose: KeyPurpose): Promise<DecryptionKey> {
  const trimmed = text.trim();
  try {
    if (trimmed.startsWith('{')) return await fromJson(trimmed, purpose);
    if (trimmed.includes('-----BEGIN')) return await fromPem(trimmed, purpose);
  } catch {
    // What jose and the platform throw of a broken key has no meaning beyond that.
    return failed('key-unreadable');
  }
  if (isPassword(purpose)) return text === '' ? failed('key-unreadable') : read(encodeUtf8(text));
  return fromBytes(trimmed, purpose);
}

async function fromJson(text: string, purpose: KeyPurpose): Promise<DecryptionKey> {
  const object = parseJson(text);
  if (!isJsonObject(object)) return failed('key-unreadable');
  const candidates = Array.isArray(object['keys'])
    ? (object['keys'] as readonly JsonValue[]).filter(isJsonObject)
    : [object];
  const named = candidates.filter(({ kid }) => purpose.keyId !== undefined && kid === purpose.keyId);
  const usable = (named.length > 0 ? named : candidates).filter((jwk) => refusalOf(jwk, purpose) === undefined);
  const [first] = usable;
  if (first === undefined) return failed(refusalOf(named[0] ?? candidates[0], purpose) ?? 'key-unreadable');
  return read(await imported(first, purpose));
}

/** Why a JWK is not for this token; undefined when it is. */
function refusalOf(jwk: JsonObject | undefined, purpose: KeyPurpose): DecryptionKeyFailure | undefined {
  if (jwk === undefined) return 'key-unreadable';
  const { kty, alg, use, key_ops: operations } = jwk;
  if (typeof kty !== 'string') return 'key-unreadable';
  if (!typesFor(purpose).includes(kty) || use === 'sig') return 'key-of-other-type';
  // RFC 7520 section 5.6 names the content encryption in a key that is used directly.
  const fits = alg === undefined || alg === purpose.alg || (purpose.alg === 'dir' && alg === purpose.enc);
  if (!fits || (Array.isArray(operations) && !operations.some(isDecrypting))) return 'key-of-other-type';
  const part = kty === 'oct' ? 'k' : 'd';
  if (typeof jwk[part] === 'string') return undefined;
  return kty === 'oct' ? 'key-unreadable' : 'key-public';
}

function isDecrypting(operation: JsonValue): boolean {
  return (
    operation === 'decrypt' || operation === 'unwrapKey' || operation === 'deriveKey' || operation === 'deriveBits'
  );
}

/** Members that make the key (RFC 7518 section 6, RFC 8037 section 2); the platform would read `use` or `key_ops` its own way. */
const material: ReadonlySet<string> = new Set('kty crv x y d n e p q dp dq qi k'.split(' '));

async function imported(jwk: JsonObject, { alg }: KeyPurpose): Promise<CryptoKey | Uint8Array> {
  const members = Object.entries(jwk).filter(([name]) => material.has(name));
  // `refusalOf` saw `kty`, and jose checks the types of the others.
  return importJWK(Object.fromEntries(members) as JWK, alg);
}

async function fromPem(text: string, { alg, enc, keyId }: KeyPurpose): Promise<DecryptionKey> {
  const types = typesFor({ alg, enc, keyId });
  const label = /-----BEGIN (?!EC PARAMETERS)([A-Z0-9 ]{1,40})-----/.exec(text)?.[1];
  if (label === undefined) return failed('key-unreadable');
  if (label === 'PUBLIC KEY' || label === 'CERTIFICATE' || label === 'RSA PUBLIC KEY') return failed('key-public');
  if (label === 'ENCRYPTED PRIVATE KEY' || text.includes('Proc-Type: 4,ENCRYPTED')) return failed('key-encrypted');
  if (types.includes('oct')) return failed('key-of-other-type');
  if (label === 'RSA PRIVATE KEY') {
    return types.includes('RSA') ? read(await importPKCS8(pkcs8Of(text, label), alg)) : failed('key-of-other-type');
  }
  if (label === 'EC PRIVATE KEY') {
    return types.includes('EC') ? read(await importPKCS8(pkcs8Of(text, label), alg)) : failed('key-of-other-type');
  }
  if (label !== 'PRIVATE KEY') return failed('key-unreadable');
  try {
    return read(await importPKCS8(text, alg));
  } catch {
    // The label fits, so what is inside is for another algorithm.
    return failed('key-of-other-type');
  }
}

/** Bytes as base64url, as hexadecimal digits or as they stand: the one that has the length the algorithm takes. */
function fromBytes(text: string, purpose: KeyPurpose): DecryptionKey {
  const length = lengthFor(purpose);
  if (length === undefined) return failed(text === '' ? 'key-unreadable' : 'key-of-other-type');
  const { bytes, problem } = decodeBase64url(text);
  const readings = [problem === undefined ? bytes : undefined, encodeUtf8(text), fromHexadecimal(text)];
  const fitting = readings.find((reading) => reading?.length === length);
  return fitting === undefined ? failed('key-of-other-type') : read(fitting);
}

function fromHexadecimal(text: string): Uint8Array | undefined {
  if (!/^(?:[\da-fA-F]{2})+$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

function isPassword({ alg }: KeyPurpose): boolean {
  return alg.startsWith('PBES2-');
}

/** `kty` of the keys that an algorithm takes. */
function typesFor({ alg }: KeyPurpose): readonly string[] {
  if (alg.startsWith('RSA')) return ['RSA'];
  return alg.startsWith('ECDH-ES') ? ['EC', 'OKP'] : ['oct'];
}

/** Bytes of the shared key (RFC 7518 sections 4.4, 4.7 and 5.1); undefined for an algorithm that takes none. */
function lengthFor({ alg, enc }: KeyPurpose): number | undefined {
  if (alg !== 'dir') return bytesIn(/^A(128|192|256)(?:GCM)?KW$/.exec(alg));
  const composite = /^A\d{3}CBC-HS(256|384|512)$/.exec(enc);
  return bytesIn(composite ?? /^A(128|192|256)GCM$/.exec(enc));
}

function bytesIn(match: RegExpExecArray | null): number | undefined {
  return match === null ? undefined : Number(match[1]) / 8;
}

function read(key: CryptoKey | Uint8Array): DecryptionKey {
  return { status: 'read', key };
}

function failed(code: DecryptionKeyFailure): DecryptionKey {
  return { status: 'failed', code };
}
