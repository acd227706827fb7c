/** Decodes the JWS compact serialization (RFC 7515 section 7.1): signed, unsecured or detached. */
import type {
  DecodedJws,
  DecodedToken,
  DetachedJws,
  JsonObject,
  MalformedReason,
  MalformedToken,
  Segment,
  SegmentName,
} from './decoded';
import { readPayloadPart, readPayloadText, type PayloadPart } from './payload';
import { malformed, measurePart, readHeader, type Range, type TokenText } from './tokenText';

/** Decodes `header.payload.signature`, given as its three ranges. Never throws. */
export function decodeJws(
  source: TokenText,
  parts: readonly [Range, Range, Range],
): DecodedJws | DetachedJws | MalformedToken {
  const head = readHeader(source.text, parts[0]);
  const { segment, header, headerText } = head;
  const { part: payload, segment: payloadSegment } = readPayload(source, parts[1], header);
  const signature = measurePart(source.text, parts[2], 'signature');
  const segments = [segment, payloadSegment, signature.segment];
  const problem = firstProblem(head.problem, payload, signature.problem);
  if (header === undefined || headerText === undefined || payload.payload === undefined || problem !== undefined) {
    const { segment: name, reason } = problem ?? { segment: 'header', reason: 'invalid-json' };
    return malformed(name, reason, { header, headerText, payload: payload.payload, claims: payload.claims, segments });
  }
  const unsecured = parts[2].start === parts[2].end;
  // RFC 7515 appendix F: the content is elsewhere. With neither content nor signature there is nothing to detach.
  if (parts[1].start === parts[1].end && !unsecured) return { form: 'jws-detached', header, headerText, segments };
  const { claims } = payload;
  return { form: 'jws', header, headerText, payload: payload.payload, claims, unsecured, segments };
}

/** The first part that could not be read, and why. */
function firstProblem(
  header: MalformedReason | undefined,
  payload: PayloadPart,
  signature: MalformedReason | undefined,
): { readonly segment: SegmentName; readonly reason: MalformedReason } | undefined {
  if (header !== undefined) return { segment: 'header', reason: header };
  if (payload.problem !== undefined) return { segment: 'payload', reason: payload.problem };
  return signature === undefined ? undefined : { segment: 'signature', reason: signature };
}

/** What can be read of a text with the wrong number of parts for a JWS or a JWE. */
export function decodeFragments(source: TokenText, parts: readonly Range[]): DecodedToken {
  const [first, second] = parts;
  if (first === undefined) return malformed('token', 'empty');
  const { segment, header, headerText } = readHeader(source.text, first);
  if (header === undefined) return malformed('token', 'not-a-token', { segments: [segment] });
  const segments: Segment[] = [segment];
  if (second === undefined) return malformed('token', 'segment-count', { header, headerText, segments });
  const { part, segment: payloadSegment } = readPayload(source, second, header);
  const { payload, claims } = part;
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
): { readonly part: PayloadPart; readonly segment: Segment } {
  if (!isUnencoded(header)) return readPayloadPart(source, range);
  const { start, end } = range;
  const segment: Segment = { name: 'payload', start, end, byteLength: undefined, oddities: [] };
  return { part: readPayloadText(source, source.text.slice(start, end)), segment };
}
