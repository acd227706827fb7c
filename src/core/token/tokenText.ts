/** A token as it stands in a text, and the reading of its parts. */
import { decodeAscii, decodeBase64url, measureBase64url } from './base64url';
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

/** One base64url part that was measured; `problem` says what it ends before. */
export interface MeasuredPart {
  readonly segment: Segment;
  readonly problem: MalformedReason | undefined;
}

/** One base64url part with its text, a byte order mark taken off; `problem` says why it is not all of it. */
export interface TextPart extends MeasuredPart {
  readonly text: string;
  readonly byteLength: number;
  /** False where it is no UTF-8. */
  readonly valid: boolean;
}

/** A JOSE header; where it cannot be read, why, and what could be. */
export interface HeaderPart {
  readonly segment: Segment;
  readonly header: JsonObject | undefined;
  readonly headerText: ObjectText | undefined;
  readonly problem: MalformedReason | undefined;
}

const byteOrderMark = 0xfeff;

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

/** Decodes a part whose text matters. */
export function readText(text: string, { start, end }: Range, name: SegmentName): TextPart {
  const ascii = decodeAscii(text, start, end);
  const rest = decodeBase64url(text, start + (ascii.length / 3) * 4, end);
  const decoded = decodeUtf8(rest.bytes);
  const whole = ascii + decoded.text;
  const byteLength = ascii.length + rest.byteLength;
  // RFC 8259 section 8.1: a reader may ignore it.
  const isMarked = whole.charCodeAt(0) === byteOrderMark;
  const oddities: readonly EncodingOddity[] = isMarked ? [...rest.oddities, 'byte-order-mark'] : rest.oddities;
  const { problem } = rest;
  return {
    segment: segmentOf(name, start, end, problem === undefined ? byteLength : undefined, oddities),
    text: isMarked ? whole.slice(1) : whole,
    byteLength,
    valid: decoded.valid,
    problem,
  };
}

/** Measures a part of which only the length matters. */
export function measurePart(text: string, { start, end }: Range, name: SegmentName): MeasuredPart {
  const { byteLength, oddities, problem } = measureBase64url(text, start, end);
  return { segment: segmentOf(name, start, end, problem === undefined ? byteLength : undefined, oddities), problem };
}

/** Reads a JOSE header (RFC 7515 section 4, RFC 7516 section 4): a JSON object in UTF-8 with an `alg` string. */
export function readHeader(text: string, range: Range): HeaderPart {
  const part = readText(text, range, 'header');
  const { segment } = part;
  const reading = readJson(part.text);
  const header = reading.kind === 'value' ? undefined : reading.value;
  const headerText = reading.kind === 'value' ? undefined : reading.source;
  const problem = part.problem ?? (part.valid ? headerProblem(reading) : 'invalid-utf8');
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
