/** What decoding yields: one union over every form of token, nothing of it verified. */

/** Any JSON value, as `JSON.parse` gives it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; a claims set or a JOSE header. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** One member of a JSON object as it stands in the decoded text, duplicates included. */
export interface Member {
  readonly name: string;
  readonly value: JsonValue;
  /** The value exactly as written, so that numbers beyond 2^53 and escapes stay visible. */
  readonly raw: string;
  /** UTF-16 offset in {@link ObjectText.text} of the name's opening quote. */
  readonly nameStart: number;
  /** UTF-16 offsets in {@link ObjectText.text} of the value. */
  readonly start: number;
  readonly end: number;
  /** True when an earlier member has the same name; RFC 7515 section 4 and RFC 7519 section 4 want names unique. */
  readonly duplicate: boolean;
}

/** A JSON object with its text and the place of each of its members. */
export interface ObjectText {
  readonly text: string;
  readonly members: readonly Member[];
  /** Names that occur more than once in one object at any depth, as paths (`cnf.jwk.kid`). */
  readonly duplicatePaths: readonly string[];
}

export type SegmentName =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encryptedKey'
  | 'iv'
  | 'ciphertext'
  | 'tag'
  | 'disclosure'
  | 'keyBinding'
  | 'token';

/** Something a strict reader of RFC 7515 section 2 would refuse, that decoding let pass. */
export type EncodingOddity = 'padding' | 'standard-alphabet' | 'non-canonical' | 'whitespace' | 'byte-order-mark';

/** One dot- or tilde-separated part of a compact token. */
export interface Segment {
  readonly name: SegmentName;
  /** UTF-16 offsets in the compact token. */
  readonly start: number;
  readonly end: number;
  /** Length of the decoded value in bytes; undefined where the part is not base64url. */
  readonly byteLength: number | undefined;
  readonly oddities: readonly EncodingOddity[];
}

/** What a JWS carries: RFC 7515 allows any bytes, RFC 7519 a claims set only. */
export type Payload =
  | { readonly kind: 'claims'; readonly claims: JsonObject; readonly source: ObjectText }
  | { readonly kind: 'json'; readonly value: JsonValue; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly byteLength: number }
  /** A nested token, RFC 7519 section 5.2. */
  | { readonly kind: 'token'; readonly token: DecodedToken }
  | { readonly kind: 'empty' };

/** JWS compact serialization, RFC 7515 section 7.1; `unsecured` when the signature is empty (RFC 7519 section 6). */
export interface DecodedJws {
  readonly form: 'jws';
  readonly header: JsonObject;
  readonly headerText: ObjectText;
  readonly payload: Payload;
  /** The claims set, when the payload is one. */
  readonly claims: JsonObject | undefined;
  readonly unsecured: boolean;
  readonly segments: readonly Segment[];
}

/** JWS with detached content, RFC 7515 appendix F. */
export interface DetachedJws {
  readonly form: 'jws-detached';
  readonly header: JsonObject;
  readonly headerText: ObjectText;
  readonly segments: readonly Segment[];
}

/** What somebody would need in order to open a JWE. */
export interface JweNeeds {
  readonly key: 'rsa-private-key' | 'ec-private-key' | 'shared-key' | 'password' | 'unknown';
  /** `alg`, RFC 7516 section 4.1.1. */
  readonly keyManagement: string | undefined;
  /** `enc`, RFC 7516 section 4.1.2. */
  readonly contentEncryption: string | undefined;
  readonly keyId: string | undefined;
}

/** JWE, RFC 7516; the compact serialization, or the JSON one of section 7.2. */
export interface DecodedJwe {
  readonly form: 'jwe';
  readonly serialization: 'compact' | 'json';
  readonly header: JsonObject;
  readonly headerText: ObjectText;
  readonly needs: JweNeeds;
  /** One per recipient in the JSON serialization, empty in the compact one. */
  readonly recipients: readonly JweNeeds[];
  readonly segments: readonly Segment[];
}

/** How a disclosure fits into the token, RFC 9901 section 7.1. */
export type DisclosureState = 'matched' | 'unreferenced' | 'duplicate' | 'malformed';

/** One disclosure of an SD-JWT with those that are only reachable through it. */
export interface Disclosure {
  readonly state: DisclosureState;
  /** Claim name; undefined for an array element and for a malformed disclosure. */
  readonly name: string | undefined;
  readonly value: JsonValue | undefined;
  /** Base64url digest of the disclosure, with the token's `_sd_alg`. */
  readonly digest: string;
  /** Where its digest stands, as in `address.street_address` or `nationalities[0]`; undefined unless matched. */
  readonly path: string | undefined;
  readonly children: readonly Disclosure[];
  readonly segment: Segment;
}

/** SD-JWT with or without key binding, RFC 9901 section 4. */
export interface DecodedSdJwt {
  readonly form: 'sd-jwt';
  readonly header: JsonObject;
  readonly headerText: ObjectText;
  readonly payload: Payload;
  /** The claims as signed, digests in place. */
  readonly claims: JsonObject | undefined;
  /** The claims with what was disclosed put in place, RFC 9901 section 7.1; undefined when `claims` is. */
  readonly disclosedClaims: JsonObject | undefined;
  /** `_sd_alg`, or `sha-256` where absent. */
  readonly hashAlgorithm: string;
  readonly disclosures: readonly Disclosure[];
  /** Digests without a disclosure: withheld claims or decoys. */
  readonly undisclosedCount: number;
  /** The Key Binding JWT, RFC 9901 section 4.3. */
  readonly keyBinding: DecodedToken | undefined;
  readonly unsecured: boolean;
  readonly segments: readonly Segment[];
}

/** What an SD-JWT in the JSON serialization discloses, RFC 9901 section 8; the members mean what they mean in {@link DecodedSdJwt}. */
export type SelectiveDisclosure = Pick<
  DecodedSdJwt,
  'disclosedClaims' | 'hashAlgorithm' | 'disclosures' | 'undisclosedCount' | 'keyBinding'
>;

/** One signature of a JWS JSON serialization. */
export interface JwsSignature {
  readonly protectedHeader: JsonObject | undefined;
  readonly protectedText: ObjectText | undefined;
  readonly unprotectedHeader: JsonObject | undefined;
  readonly byteLength: number | undefined;
}

/** JWS JSON serialization, general or flattened, RFC 7515 section 7.2. */
export interface JwsJson {
  readonly form: 'jws-json';
  readonly flattened: boolean;
  /** The joined header of the first signature. */
  readonly header: JsonObject;
  readonly payload: Payload;
  readonly claims: JsonObject | undefined;
  readonly signatures: readonly JwsSignature[];
  /** Present when the unprotected header carries disclosures or a Key Binding JWT. */
  readonly disclosed?: SelectiveDisclosure;
}

/** A token that only its issuer can read; its prefix says who that is. There is no standard for the shapes: each is the vendor's. */
export interface OpaqueToken {
  readonly form: 'opaque';
  /** Stable id of the vendor, such as `github`; `unknown` when only the shape of randomness is known. */
  readonly vendor: string;
  readonly vendorName: string;
  /** What kind of credential, in words, such as `personal access token`. */
  readonly credential: string;
  /** `invalid` lowers confidence and no more: vendors' own examples fail it. */
  readonly checksum: 'valid' | 'invalid' | 'none';
  /** What it opens and what to do when it leaks; undefined when the issuer is unknown. */
  readonly advice: string | undefined;
  /** True for a key that is meant to be seen by everybody, such as a publishable key. */
  readonly isPublic: boolean;
  /** The JWT that some vendors wrap (`ghs_APPID_JWT`). */
  readonly embedded: DecodedToken | undefined;
}

export type MalformedReason =
  | 'empty'
  | 'not-a-token'
  | 'segment-count'
  | 'not-base64url'
  | 'impossible-length'
  | 'invalid-utf8'
  | 'invalid-json'
  | 'not-an-object'
  | 'alg-missing'
  | 'too-large'
  | 'nested-too-deep';

/** A token that cannot be read to the end, with everything that could be. */
export interface MalformedToken {
  readonly form: 'malformed';
  /** The first segment that could not be read. */
  readonly segment: SegmentName;
  readonly reason: MalformedReason;
  readonly header: JsonObject | undefined;
  readonly headerText: ObjectText | undefined;
  readonly payload: Payload | undefined;
  /** Claims that could be recovered, from a broken payload too. */
  readonly claims: JsonObject | undefined;
  readonly segments: readonly Segment[];
}

export type DecodedToken =
  DecodedJws | DetachedJws | DecodedJwe | DecodedSdJwt | JwsJson | OpaqueToken | MalformedToken;
