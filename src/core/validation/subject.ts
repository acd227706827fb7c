/** The parts of a token that are signed, and the tokens that are inside others or written in another form. */
import { memberOf } from '../rules/facts';
import { decodeBase64url } from '../token/base64url';
import type { DecodedToken, JsonObject, JsonValue, JwsJson } from '../token/decoded';
import { isJsonObject, readJson } from '../token/json';
import { decodeUtf8 } from '../token/utf8';
import type { Reason } from './outcome';
import type { SignedParts } from './signature';
import { duplicateReasons } from './structure';

/** A compact token whose signature can be checked. */
export type SignedToken = Extract<DecodedToken, { readonly form: 'jws' | 'jws-detached' | 'sd-jwt' }>;

/** Whether a decoded token has a signature of its own to check. */
export function isSigned(decoded: DecodedToken): decoded is SignedToken {
  return decoded.form === 'jws' || decoded.form === 'jws-detached' || decoded.form === 'sd-jwt';
}

/** The parts of `header.payload.signature`, which in an SD-JWT ends at the first tilde (RFC 9901 section 4). */
export function signedParts(compact: string): SignedParts {
  const [jws = ''] = compact.split('~', 1);
  const [header = '', payload = '', signature = ''] = jws.split('.');
  return { protected: header, payload, signature };
}

/** The token in the payload of another (RFC 7519 section 5.2), as it is written there. */
export function nestedCompact(decoded: SignedToken, parts: SignedParts): string | undefined {
  if (decoded.form === 'jws-detached' || decoded.payload.kind !== 'token') return undefined;
  return decodeUtf8(decodeBase64url(parts.payload).bytes).text;
}

/** A token in the JSON serialization, written compactly once for each of its signatures. */
export interface CompactForms {
  readonly forms: readonly string[];
  /** What makes it invalid because of its form. */
  readonly reasons: readonly Reason[];
}

/** No token needs more signatures; each costs the check of one. */
const mostSignatures = 8;

/**
 * Only what is integrity-protected goes into the compact forms, so that an algorithm or key that was added to the
 * unprotected header counts for nothing. An SD-JWT in JSON means what its compact form means (RFC 9901 section 8);
 * of anything else RFC 7519 section 1 says that it is no JWT.
 */
export function compactForms(text: string, decoded: JwsJson): CompactForms {
  const reading = readJson(text);
  const object = reading.kind === 'object' ? reading.value : {};
  const written = memberOf(object, 'signatures');
  const all: readonly JsonValue[] = Array.isArray(written) ? written : [object];
  const signatures = all.filter(isJsonObject).slice(0, mostSignatures);
  const payload = stringOf(memberOf(object, 'payload'));
  const ending = decoded.disclosed === undefined ? '' : disclosedEnding(signatures[0]);
  const isSdJwt = ending !== '' || Object.hasOwn(decoded.claims ?? {}, '_sd_alg');
  const forms = signatures.map(
    (one) =>
      `${stringOf(memberOf(one, 'protected'))}.${payload}.${stringOf(memberOf(one, 'signature'))}${isSdJwt ? ending || '~' : ''}`,
  );
  const duplicates = reading.kind === 'object' ? duplicateReasons('duplicate-header-param', reading.source) : [];
  return { forms, reasons: isSdJwt ? duplicates : [{ code: 'json-serialization-not-jwt' }, ...duplicates] };
}

/** The disclosures and the Key Binding JWT, which stand in the unprotected header of the first signature. */
function disclosedEnding(signature: JsonObject | undefined): string {
  const header = memberOf(signature, 'header');
  const unprotected = isJsonObject(header) ? header : {};
  const disclosures: unknown = memberOf(unprotected, 'disclosures');
  // What is no string cannot be a disclosure; as an empty one it is refused.
  const texts = Array.isArray(disclosures)
    ? disclosures.map((one: unknown) => (typeof one === 'string' ? one : ''))
    : [];
  return `~${texts.map((one) => `${one}~`).join('')}${stringOf(memberOf(unprotected, 'kb_jwt'))}`;
}

function stringOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
