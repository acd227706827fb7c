/** Tells what the payload of a JWS is: a claims set, other JSON, text, bytes, or another token. */
import type { JsonObject, MalformedReason, ObjectText, Payload, Segment } from './decoded';
import { readJson } from './json';
import { readText, type Range, type TokenText } from './tokenText';

/** A payload; with a problem, what could be read of it. */
export interface PayloadPart {
  readonly payload: Payload | undefined;
  readonly claims: JsonObject | undefined;
  readonly problem: MalformedReason | undefined;
}

/** Reads the base64url part that holds a payload. */
export function readPayloadPart(
  source: TokenText,
  range: Range,
): { readonly part: PayloadPart; readonly segment: Segment } {
  const { text, valid, byteLength, problem, segment } = readText(source.text, range, 'payload');
  if (valid) return { part: readPayloadText(source, text, problem), segment };
  // Any bytes are a legal payload (RFC 7515 section 2); but what begins as an object was meant as a claims set.
  if (beginsAsObject(text)) return { part: readPayloadText(source, text, problem ?? 'invalid-utf8'), segment };
  const payload: Payload = { kind: 'binary', byteLength };
  return { part: { payload, claims: undefined, problem }, segment };
}

/** Reads a payload that is text already, as in RFC 7797 with `b64` false; `problem` is one that came before. */
export function readPayloadText(source: TokenText, text: string, problem?: MalformedReason): PayloadPart {
  if (text === '') return { payload: { kind: 'empty' }, claims: undefined, problem };
  const reading = readJson(text);
  if (reading.kind === 'value') {
    return { payload: { kind: 'json', value: reading.value, text }, claims: undefined, problem };
  }
  if (reading.kind === 'object') return claimsPayload(reading.value, reading.source, problem);
  if (beginsAsObject(text)) {
    const { value, source: objectText } = reading;
    const reason = problem ?? 'invalid-json';
    if (value !== undefined && objectText !== undefined) return claimsPayload(value, objectText, reason);
    return { payload: undefined, claims: undefined, problem: reason };
  }
  return { payload: nestedToken(source, text) ?? { kind: 'text', text }, claims: undefined, problem };
}

function claimsPayload(claims: JsonObject, source: ObjectText, problem: MalformedReason | undefined): PayloadPart {
  return { payload: { kind: 'claims', claims, source }, claims, problem };
}

/** A token as payload (RFC 7519 section 5.2), whether or not `cty` announces it. */
function nestedToken(source: TokenText, text: string): Payload | undefined {
  if (!/^[\w.~+/=-]+$/.test(text)) return undefined;
  const token = source.decodeNested(text);
  if (token.form === 'opaque' && token.vendor === 'unknown') return undefined;
  const tooDeep = token.form === 'malformed' && token.reason === 'nested-too-deep' && text.split('.', 3).length === 3;
  return token.form !== 'malformed' || tooDeep ? { kind: 'token', token } : undefined;
}

function beginsAsObject(text: string): boolean {
  return /^[ \t\r\n]*\{/.test(text);
}
