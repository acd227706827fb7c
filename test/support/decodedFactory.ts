/** Makes decoded tokens for tests of what comes after decoding; no decoder runs. */
import type { Classification, Confidence, TokenKind } from '../../src/core/token/classify';
import type {
  DecodedJwe,
  DecodedJws,
  DecodedSdJwt,
  EncodingOddity,
  JsonObject,
  JwsJson,
  MalformedReason,
  MalformedToken,
  ObjectText,
  Payload,
  Segment,
  SegmentName,
} from '../../src/core/token/decoded';

export interface JwsParts {
  /** Replaces single members of {@link plainHeader}; `undefined` takes one away. */
  readonly header?: JsonObject;
  /** The claims, as an object or as JSON text. */
  readonly claims?: JsonObject | string;
  readonly payload?: Payload;
  readonly signatureBytes?: number;
  readonly oddities?: readonly EncodingOddity[];
  readonly duplicateHeaderPaths?: readonly string[];
  readonly duplicateClaimPaths?: readonly string[];
  readonly totalLength?: number;
}

const plainHeader: JsonObject = { typ: 'at+jwt', alg: 'ES256', kid: '2026-11' };

/** A JWS as the decoder would give it; `JSON.parse` reads the claims, so `1e400` and `__proto__` come out as they do there. */
export function jws(parts: JwsParts = {}): DecodedJws {
  const header = withoutUndefined({ ...plainHeader, ...parts.header });
  const text = typeof parts.claims === 'string' ? parts.claims : JSON.stringify(parts.claims ?? {});
  const claims = JSON.parse(text) as JsonObject;
  const payload = parts.payload ?? { kind: 'claims', claims, source: objectText(text, parts.duplicateClaimPaths) };
  const signatureBytes = parts.signatureBytes ?? 64;
  return {
    form: 'jws',
    header,
    headerText: objectText(JSON.stringify(header), parts.duplicateHeaderPaths),
    payload,
    claims: payload.kind === 'claims' ? payload.claims : undefined,
    unsecured: signatureBytes === 0,
    segments: [
      segment('header', 0, 40, 30),
      segment('payload', 41, 100, 44, parts.oddities),
      segment('signature', 101, parts.totalLength ?? 187, signatureBytes),
    ],
  };
}

export function jwe(header: JsonObject, lengths: { readonly [name in SegmentName]?: number } = {}): DecodedJwe {
  return {
    form: 'jwe',
    serialization: 'compact',
    header,
    headerText: objectText(JSON.stringify(header)),
    needs: { key: 'unknown', keyManagement: undefined, contentEncryption: undefined, keyId: undefined },
    recipients: [],
    segments: (['header', 'encryptedKey', 'iv', 'ciphertext', 'tag'] as const).map((name, i) =>
      segment(name, i * 10, i * 10 + 9, lengths[name] ?? 0),
    ),
  };
}

export function sdJwt(parts: Partial<DecodedSdJwt>, claims: JsonObject = {}): DecodedSdJwt {
  const { header, headerText, payload, unsecured, segments } = jws({ header: { typ: 'dc+sd-jwt' }, claims });
  return {
    form: 'sd-jwt',
    header,
    headerText,
    payload,
    claims,
    disclosedClaims: claims,
    hashAlgorithm: 'sha-256',
    disclosures: [],
    undisclosedCount: 0,
    keyBinding: undefined,
    unsecured,
    segments,
    ...parts,
  };
}

export function jwsJson(payload: Payload): JwsJson {
  return {
    form: 'jws-json',
    flattened: true,
    header: plainHeader,
    payload,
    claims: payload.kind === 'claims' ? payload.claims : undefined,
    signatures: [],
  };
}

export function malformed(
  reason: MalformedReason,
  where: SegmentName,
  rest: Partial<Pick<MalformedToken, 'header' | 'claims'>> = {},
): MalformedToken {
  return {
    form: 'malformed',
    segment: where,
    reason,
    header: rest.header,
    headerText: undefined,
    payload: undefined,
    claims: rest.claims,
    segments: [],
  };
}

export function claimsPayload(claims: JsonObject): Payload {
  return { kind: 'claims', claims, source: objectText(JSON.stringify(claims)) };
}

export function classified(kind: TokenKind, confidence: Confidence = 'certain', provider?: string): Classification {
  return {
    kind,
    confidence,
    reasons: [],
    ...(provider === undefined ? {} : { provider: { id: provider, name: provider } }),
  };
}

/** Members of the outermost level only, each found by its text; enough for names that occur once. */
function objectText(text: string, duplicatePaths: readonly string[] = []): ObjectText {
  const parsed = JSON.parse(text) as JsonObject;
  const members = Object.keys(parsed).map((name) => {
    const written = JSON.stringify(name);
    const nameStart = text.indexOf(`${written}:`);
    const start = nameStart + written.length + 1;
    const raw = /^(?:"(?:[^"\\]|\\.)*"|[^,{}[\]]*)/.exec(text.slice(start))?.[0] ?? '';
    return { name, value: parsed[name] ?? null, raw, nameStart, start, end: start + raw.length, duplicate: false };
  });
  return { text, members, duplicatePaths };
}

function segment(
  name: SegmentName,
  start: number,
  end: number,
  byteLength: number,
  oddities: readonly EncodingOddity[] = [],
): Segment {
  return { name, start, end, byteLength, oddities };
}

function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
