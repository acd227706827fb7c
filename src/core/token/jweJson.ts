/** Decodes the JSON serialization of a JWE (RFC 7516 section 7.2). */
import type { DecodedJwe, JsonObject, JsonValue, MalformedToken, ObjectText, Segment, SegmentName } from './decoded';
import { joinedProblem, objectOrEmpty, readProtected } from './joseJsonHeader';
import { isJsonObject } from './json';
import { needsOf } from './jwe';
import { malformed, measurePart, type TokenText } from './tokenText';

const noText: ObjectText = { text: '', members: [], duplicatePaths: [] };

/** Decodes the general or the flattened serialization; `members` are those of `object` as written. Never throws. */
export function decodeJweJson(
  source: TokenText,
  object: JsonObject,
  members: ObjectText['members'],
): DecodedJwe | MalformedToken {
  const protectedPart = readProtected(object['protected']);
  const shared = { ...objectOrEmpty(object['unprotected']), ...protectedPart?.header };
  const written: readonly JsonValue[] = Array.isArray(object['recipients']) ? object['recipients'] : [object];
  const headers = written
    .filter(isJsonObject)
    .map((recipient) => ({ ...objectOrEmpty(recipient['header']), ...shared }));
  const header = headers[0] ?? shared;
  const segments = jweSegments(source, members);
  const headerText = protectedPart?.headerText ?? noText;
  const problem = joinedProblem(protectedPart?.problem, header);
  if (problem !== undefined) return malformed('header', problem, { header, headerText, segments });
  return {
    form: 'jwe',
    serialization: 'json',
    header,
    headerText,
    needs: needsOf(header),
    recipients: headers.map(needsOf),
    segments,
  };
}

const jweMembers: ReadonlyMap<string, SegmentName> = new Map([
  ['protected', 'header'],
  ['encrypted_key', 'encryptedKey'],
  ['iv', 'iv'],
  ['ciphertext', 'ciphertext'],
  ['tag', 'tag'],
]);

function jweSegments(source: TokenText, members: ObjectText['members']): readonly Segment[] {
  return members.flatMap(({ name, value, start, end }) => {
    const segment = jweMembers.get(name);
    if (segment === undefined || typeof value !== 'string') return [];
    const range = { start: source.start + start + 1, end: source.start + end - 1 };
    return [measurePart(source.text, range, segment).segment];
  });
}
