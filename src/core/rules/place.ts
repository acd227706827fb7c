/** Where in a token a finding is: the very claim where the token has it, otherwise the start of the part it is about. */
import type { DecodedToken, Member, ObjectText, Segment } from '../token/decoded';
import { isUnencoded } from '../token/jws';
import type { Finding } from './finding';

/** UTF-16 offsets in the compact token. */
export interface FindingPlace {
  readonly start: number;
  readonly end: number;
}

/** More would be a page of underlining for what is about the whole of a part. */
const longestPlace = 32;

/** A claim is marked as a whole, unless it is a list of a thousand groups. */
const longestMember = 200;

/** The place of a finding; undefined where the token has no parts: opaque, or in a JSON serialization. */
export function findingPlace(
  decoded: DecodedToken,
  { segment: name, offset, path }: Finding,
): FindingPlace | undefined {
  const segments = 'segments' in decoded ? decoded.segments : [];
  const isMeant = (each: Segment): boolean => each.name === name && (offset ?? each.start) === each.start;
  const segment = segments.find(isMeant) ?? segments[0];
  if (segment === undefined) return undefined;
  const object = objectOf(decoded, segment);
  const member = path === undefined || object === undefined ? undefined : memberAt(object, path);
  const place =
    object === undefined || member === undefined ? undefined : writtenPlace(decoded, segment, object, member);
  if (place !== undefined) return { start: place.start, end: Math.min(place.end, place.start + longestMember) };
  return { start: segment.start, end: Math.min(segment.end, segment.start + longestPlace) };
}

/** The JSON object that a segment decodes to; undefined where it is none, or not read. */
export function objectOf(decoded: DecodedToken, { name }: Segment): ObjectText | undefined {
  if (name === 'header') return 'headerText' in decoded ? decoded.headerText : undefined;
  if (name !== 'payload' || !('payload' in decoded)) return undefined;
  return decoded.payload?.kind === 'claims' ? decoded.payload.source : undefined;
}

/** The member that a path such as `cnf.jkt` begins with. A name may hold dots itself, so the longest that fits counts. */
function memberAt({ members }: ObjectText, path: string): Member | undefined {
  let found: Member | undefined;
  for (const member of members) {
    const { name } = member;
    const fits = path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
    if (fits && name.length >= (found?.name.length ?? 0)) found = member;
  }
  return found;
}

/** The characters of a member as the token has it; undefined where those in front of it cannot be counted. */
function writtenPlace(
  decoded: DecodedToken,
  segment: Segment,
  { text }: ObjectText,
  member: Member,
): FindingPlace | undefined {
  const { name, start, oddities } = segment;
  if (name === 'payload' && 'header' in decoded && isUnencoded(decoded.header)) {
    // The payload stands there as it is, RFC 7797 section 3.
    return { start: member.nameStart === 1 ? start : start + member.nameStart, end: start + member.end };
  }
  const skipped = { index: 0, bytes: oddities.includes('byte-order-mark') ? 3 : 0 };
  const isCountable = !oddities.includes('whitespace') && isFaithful(segment, text, member, skipped);
  return isCountable ? memberPlace(segment, text, member, skipped) : undefined;
}

/** Whether text up to the end of a member has as many bytes as it was read from: U+FFFD may stand for one to three. */
function isFaithful({ byteLength }: Segment, text: string, { end }: Member, skipped: CountedTo): boolean {
  return !text.slice(0, end).includes('\ufffd') || countTo(text, text.length, skipped).bytes === byteLength;
}

/** How many bytes of UTF-8 a text has in front of an index. */
export interface CountedTo {
  readonly index: number;
  readonly bytes: number;
}

const nothingCounted: CountedTo = { index: 0, bytes: 0 };

/** The same for a greater index, without counting what was counted. */
export function countTo(text: string, index: number, from: CountedTo): CountedTo {
  return { index, bytes: from.bytes + utf8Length(text.slice(from.index, index)) };
}

/**
 * The base64url characters that hold the bytes of a member: four for three bytes, RFC 4648 section 4.
 *
 * @param counted how far in front of the member bytes were counted before
 */
export function memberPlace(
  { start, end }: Pick<Segment, 'start' | 'end'>,
  text: string,
  { nameStart, end: memberEnd }: Member,
  counted = nothingCounted,
): FindingPlace {
  const from = countTo(text, nameStart, counted).bytes;
  const to = from + utf8Length(text.slice(nameStart, memberEnd));
  // The brace in front of the first member goes with it, so that a cursor at the start of the token is on it.
  const first = from === 1 ? start : Math.min(end - 1, start + Math.floor((from * 4) / 3));
  return { start: first, end: Math.max(first + 1, Math.min(end, start + Math.ceil((to * 4) / 3))) };
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}
