/** A token as it stands in a text, and the reading of its parts. */
import { decodeBase64url, measureBase64url } from './base64url';
import type {
  DecodedToken,
  EncodingOddity,
  JsonObject,
  MalformedReason,
  MalformedToken,
  ObjectText,
  Segment,
  SegmentName,
} from './decoded';
import { readJson, type JsonReading } from './json';
import { decodeUtf8 } from './utf8';

/** The token under `text[start..end)`; offsets in what is decoded from it are offsets in `text`. */
export interface TokenText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Decodes a token that is the content of this one. */
  readonly decodeNested: (compact: string) => DecodedToken;
}

/** A range of a {@link TokenText}, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One base64url part with its bytes; `problem` says why they are not all of it. */
export interface BytesPart {
  readonly segment: Segment;
  readonly bytes: Uint8Array;
  readonly problem: MalformedReason | undefined;
}

/** A JOSE header; where it cannot be read, why, and what could be. */
export interface HeaderPart {
  readonly segment: Segment;
  readonly header: JsonObject | undefined;
  readonly headerText: ObjectText | undefined;
  readonly problem: MalformedReason | undefined;
}

/** The ranges between `separator`s, at most `limit` of them; the last then holds the rest. */
export function splitRange(text: string, { start, end }: Range, separator: string, limit: number): readonly Range[] {
  const ranges: Range[] = [];
  let from = start;
  while (ranges.length < limit - 1) {
    const at = text.indexOf(separator, from);
    if (at < 0 || at >= end) break;
    ranges.push({ start: from, end: at });
    from = at + 1;
  }
  ranges.push({ start: from, end });
  return ranges;
}

/** Decodes a part whose bytes matter. */
export function readBytes(text: string, { start, end }: Range, name: SegmentName): BytesPart {
  const { bytes, byteLength, oddities, problem } = decodeBase64url(text, start, end);
  return {
    segment: segmentOf(name, start, end, problem === undefined ? byteLength : undefined, oddities),
    bytes,
    problem,
  };
}

/** Measures a part of which only the length matters. */
export function measurePart(text: string, { start, end }: Range, name: SegmentName): Omit<BytesPart, 'bytes'> {
  const { byteLength, oddities, problem } = measureBase64url(text, start, end);
  return { segment: segmentOf(name, start, end, problem === undefined ? byteLength : undefined, oddities), problem };
}

/** A text with its byte order mark taken off, and the segment told of it (RFC 8259 section 8.1). */
export function withoutByteOrderMark(
  text: string,
  segment: Segment,
): { readonly text: string; readonly segment: Segment } {
  if (text.charCodeAt(0) !== 0xfeff) return { text, segment };
  return { text: text.slice(1), segment: { ...segment, oddities: [...segment.oddities, 'byte-order-mark'] } };
}

/** Reads a JOSE header (RFC 7515 section 4, RFC 7516 section 4): a JSON object in UTF-8 with an `alg` string. */
export function readHeader(text: string, range: Range): HeaderPart {
  const part = readBytes(text, range, 'header');
  const decoded = decodeUtf8(part.bytes);
  const { text: json, segment } = withoutByteOrderMark(decoded.text, part.segment);
  const reading = readJson(json);
  const header = reading.kind === 'value' ? undefined : reading.value;
  const headerText = reading.kind === 'value' ? undefined : reading.source;
  const problem = part.problem ?? (decoded.valid ? headerProblem(reading) : 'invalid-utf8');
  return { segment, header, headerText, problem };
}

function headerProblem(reading: JsonReading): MalformedReason | undefined {
  if (reading.kind === 'broken') return 'invalid-json';
  if (reading.kind === 'value') return 'not-an-object';
  return typeof reading.value['alg'] === 'string' ? undefined : 'alg-missing';
}

/** A token that cannot be read to the end; `known` is what could be. */
export function malformed(
  segment: SegmentName,
  reason: MalformedReason,
  known: Partial<Pick<MalformedToken, 'header' | 'headerText' | 'payload' | 'claims' | 'segments'>> = {},
): MalformedToken {
  return {
    form: 'malformed',
    segment,
    reason,
    header: known.header,
    headerText: known.headerText,
    payload: known.payload,
    claims: known.claims,
    segments: known.segments ?? [],
  };
}

function segmentOf(
  name: SegmentName,
  start: number,
  end: number,
  byteLength: number | undefined,
  oddities: readonly EncodingOddity[],
): Segment {
  return { name, start, end, byteLength, oddities };
}
