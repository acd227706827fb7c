/** Decodes the JWS compact serialization (RFC 7515 section 7.1): signed, unsecured or detached. */
import type { DecodedJws, DecodedToken, DetachedJws, JsonObject, MalformedToken, Segment } from './decoded';
import { readPayloadPart, readPayloadText, type PayloadPart } from './payload';
import { malformed, measurePart, readHeader, type Range, type TokenText } from './tokenText';

/** Decodes `header.payload.signature`, given as its three ranges. Never throws. */
export function decodeJws(
  source: TokenText,
  parts: readonly [Range, Range, Range],
): DecodedJws | DetachedJws | MalformedToken {
  const { segment, header, headerText, problem } = readHeader(source.text, parts[0]);
  const payload = readPayload(source, parts[1], header);
  const signature = measurePart(source.text, parts[2], 'signature');
  const segments = [segment, payload.segment, signature.segment];
  const known = { header, headerText, payload: payload.payload, claims: payload.claims, segments };
  if (header === undefined || headerText === undefined || problem !== undefined) {
    return malformed('header', problem ?? 'invalid-json', known);
  }
  if (payload.problem !== undefined || payload.payload === undefined) {
    return malformed('payload', payload.problem ?? 'invalid-json', known);
  }
  if (signature.problem !== undefined) return malformed('signature', signature.problem, known);
  const unsecured = parts[2].start === parts[2].end;
  // RFC 7515 appendix F: the content is elsewhere. With neither content nor signature there is nothing to detach.
  if (parts[1].start === parts[1].end && !unsecured) return { form: 'jws-detached', header, headerText, segments };
  const { claims } = payload;
  return { form: 'jws', header, headerText, payload: payload.payload, claims, unsecured, segments };
}

/** What can be read of a text with the wrong number of parts for a JWS or a JWE. */
export function decodeFragments(source: TokenText, parts: readonly Range[]): DecodedToken {
  const [first, second] = parts;
  if (first === undefined) return malformed('token', 'empty');
  const { segment, header, headerText } = readHeader(source.text, first);
  if (header === undefined) return malformed('token', 'not-a-token', { segments: [segment] });
  const segments: Segment[] = [segment];
  if (second === undefined) return malformed('token', 'segment-count', { header, headerText, segments });
  const { payload, claims, segment: payloadSegment } = readPayload(source, second, header);
  segments.push(payloadSegment);
  return malformed('token', 'segment-count', { header, headerText, payload, claims, segments });
}

/** Whether the payload stands in the token as it is; `b64` counts only where `crit` names it (RFC 7797 section 6). */
export function isUnencoded(header: JsonObject | undefined): boolean {
  const critical = header?.['crit'];
  return header?.['b64'] === false && Array.isArray(critical) && critical.includes('b64');
}

function readPayload(
  source: TokenText,
  range: Range,
  header: JsonObject | undefined,
): PayloadPart & { readonly segment: Segment } {
  if (!isUnencoded(header)) return readPayloadPart(source, range);
  const { start, end } = range;
  const segment: Segment = { name: 'payload', start, end, byteLength: undefined, oddities: [] };
  return { ...readPayloadText(source, source.text.slice(start, end)), segment };
}
