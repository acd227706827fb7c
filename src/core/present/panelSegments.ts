/** The parts of a token as written: what each decodes to, and, for a person who asks, its text. */
import { assertNever } from '../../shared/assertNever';
import type { RawSegment, SegmentKind, SegmentView } from '../../shared/panelView';
import { countTo, memberPlace, objectOf, type CountedTo } from '../rules/place';
import type { DecodedToken, Segment, SegmentName } from '../token/decoded';
import { encodeUtf8 } from '../token/utf8';
import { shortText } from './escape';
import { payloadOf } from './innerTokens';
import { shownName, shownText } from './panelText';

/** Without any of the text; a token that has no parts is one. */
export function segmentViews(compact: string, decoded: DecodedToken): readonly SegmentView[] {
  const segments = segmentsOf(decoded);
  if (segments.length === 0) return compact === '' ? [] : [wholeView(compact)];
  let disclosures = 0;
  return segments.map((segment) => {
    const number = segment.name === 'disclosure' ? (disclosures += 1) : undefined;
    const label = number === undefined ? labels[segment.name] : `${labels.disclosure} ${String(number)}`;
    return {
      kind: kinds[segment.name],
      label,
      length: segment.end - segment.start,
      describes: describes(decoded, segment),
    };
  });
}

/** The text of every part, and which characters of header and payload hold which member. */
export function rawSegments(compact: string, decoded: DecodedToken): readonly RawSegment[] {
  const segments = segmentsOf(decoded);
  if (segments.length === 0) return [{ kind: 'text', text: compact, parts: [] }];
  const shown = segments.slice(0, mostSegments).map((segment) => ({
    kind: kinds[segment.name],
    text: compact.slice(segment.start, segment.end),
    parts: partsOf(decoded, segment),
  }));
  const next = segments[mostSegments];
  return next === undefined ? shown : [...shown, { kind: 'text', text: compact.slice(next.start), parts: [] }];
}

/** More than this stand in one piece behind the others. */
const mostSegments = 1000;

/** A character can hold bits of two members; it counts for the first. */
function partsOf(decoded: DecodedToken, segment: Segment): RawSegment['parts'] {
  const object = segment.oddities.length === 0 ? objectOf(decoded, segment) : undefined;
  if (object === undefined || !isCountable(segment, object.text)) return [];
  const place = { start: 0, end: segment.end - segment.start };
  const parts: { readonly start: number; readonly end: number; readonly member: string }[] = [];
  let counted: CountedTo = { index: 0, bytes: 0 };
  for (const member of object.members.slice(0, mostParts)) {
    counted = countTo(object.text, member.nameStart, counted);
    const { start, end } = memberPlace(place, object.text, member, counted);
    const from = Math.max(start, parts.at(-1)?.end ?? 0);
    if (from < end) parts.push({ start: from, end, member: shownName(member.name) });
  }
  return parts;
}

/** Not where bytes were refused as UTF-8, nor in a payload that is no base64url (RFC 7797): places would be wrong. */
function isCountable({ byteLength }: Segment, text: string): boolean {
  return byteLength === encodeUtf8(text).length;
}

/** More could not be told apart by anybody. */
const mostParts = 500;

function segmentsOf(decoded: DecodedToken): readonly Segment[] {
  return 'segments' in decoded ? decoded.segments : [];
}

function wholeView({ length }: string): SegmentView {
  return { kind: 'text', label: labels.token, length, describes: 'Not made of parts that can be read' };
}

const kinds: Readonly<Record<SegmentName, SegmentKind>> = {
  header: 'header',
  payload: 'payload',
  signature: 'signature',
  encryptedKey: 'encrypted-key',
  iv: 'iv',
  ciphertext: 'ciphertext',
  tag: 'tag',
  disclosure: 'disclosure',
  keyBinding: 'key-binding',
  token: 'text',
};

const labels: Readonly<Record<SegmentName, string>> = {
  header: 'Header',
  payload: 'Payload',
  signature: 'Signature',
  encryptedKey: 'Encrypted key',
  iv: 'Initialization vector',
  ciphertext: 'Ciphertext',
  tag: 'Authentication tag',
  disclosure: 'Disclosure',
  keyBinding: 'Key Binding JWT',
  token: 'Token',
};

function describes(decoded: DecodedToken, segment: Segment): string {
  switch (segment.name) {
    case 'header':
      return counted(objectOf(decoded, segment)?.members.length, 'parameter', segment);
    case 'payload':
      return payloadWords(decoded, segment);
    case 'signature':
      return segment.end === segment.start ? 'None: the token is not signed' : withAlgorithm(decoded, segment);
    case 'encryptedKey':
    case 'iv':
    case 'ciphertext':
    case 'tag':
    case 'disclosure':
    case 'keyBinding':
    case 'token':
      return bytes(segment);
    default:
      return assertNever(segment.name);
  }
}

function payloadWords(decoded: DecodedToken, segment: Segment): string {
  const payload = payloadOf(decoded);
  switch (payload?.kind) {
    case 'claims':
      return counted(payload.source.members.length, 'claim', segment);
    case 'token':
      return 'A nested token';
    case 'json':
      return 'JSON that is not an object';
    case 'text':
      return `Text, ${bytes(segment)}`;
    case 'empty':
      return 'Empty';
    default:
      return bytes(segment);
  }
}

function withAlgorithm(decoded: DecodedToken, segment: Segment): string {
  const algorithm = 'header' in decoded ? decoded.header?.['alg'] : undefined;
  return typeof algorithm === 'string'
    ? `${shownText(shortText(algorithm, longestAlgorithm))}, ${bytes(segment)}`
    : bytes(segment);
}

const longestAlgorithm = 30;

function counted(count: number | undefined, noun: string, segment: Segment): string {
  return count === undefined ? bytes(segment) : `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function bytes({ byteLength }: Segment): string {
  return byteLength === undefined ? 'Not base64url' : `${String(byteLength)} ${byteLength === 1 ? 'byte' : 'bytes'}`;
}
