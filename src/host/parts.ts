/** The parts of a decoded token as texts to copy, exactly as the token has them. */
import { payloadOf } from '../core/present/innerTokens';
import { jsonText } from '../core/present/jsonText';
import type { DecodedToken, JsonObject, JsonValue, ObjectText } from '../core/token/decoded';

/** A claim as a person picks it. */
export interface ClaimPart {
  readonly name: string;
  /** A string's own text, or else JSON text with numbers as written. */
  readonly text: string;
}

/** The header's JSON text, or undefined where there is none. */
export function headerTextOf(decoded: DecodedToken): string | undefined {
  switch (decoded.form) {
    case 'opaque':
      return undefined;
    case 'jws-json':
      return decoded.signatures[0]?.protectedText?.text ?? jsonText(decoded.header);
    default:
      return decoded.headerText?.text;
  }
}

/** The payload's text, or undefined where it is missing, encrypted, or no text. */
export function payloadTextOf(compact: string, decoded: DecodedToken): string | undefined {
  const payload = payloadOf(decoded);
  if (payload === undefined) return undefined;
  switch (payload.kind) {
    case 'claims':
      return payload.source.text;
    case 'json':
    case 'text':
      return payload.text;
    case 'token':
      return nestedTextOf(compact, decoded);
    case 'binary':
    case 'empty':
      return undefined;
  }
}

/** The claims in the order written, duplicates included; those of an SD-JWT with what was disclosed put in place. */
export function claimPartsOf(decoded: DecodedToken): readonly ClaimPart[] {
  const disclosed = disclosedClaimsOf(decoded);
  if (disclosed !== undefined) return fromObject(disclosed);
  const payload = payloadOf(decoded);
  if (payload?.kind === 'claims') return fromSource(payload.source);
  return 'claims' in decoded && decoded.claims !== undefined ? fromObject(decoded.claims) : [];
}

function disclosedClaimsOf(decoded: DecodedToken): JsonObject | undefined {
  if (decoded.form === 'sd-jwt') return decoded.disclosedClaims;
  return decoded.form === 'jws-json' ? decoded.disclosed?.disclosedClaims : undefined;
}

function nestedTextOf(compact: string, decoded: DecodedToken): string | undefined {
  const segment = 'segments' in decoded ? decoded.segments.find(({ name }) => name === 'payload') : undefined;
  if (segment === undefined) return undefined;
  return Buffer.from(compact.slice(segment.start, segment.end), 'base64url').toString('utf8');
}

function fromSource({ members }: ObjectText): readonly ClaimPart[] {
  return members.map(({ name, value, raw }) => ({
    name,
    text: typeof value === 'string' ? value : raw,
  }));
}

function fromObject(claims: JsonObject): readonly ClaimPart[] {
  return Object.entries(claims).map(([name, value]) => ({
    name,
    text: textOf(value),
  }));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : jsonText(value ?? null);
}
