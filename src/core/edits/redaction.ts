/** Takes from a token what makes it usable, and leaves what can be read: the signature goes, the claims stay. */
import { decodeToken } from '../token/decode';
import type { SegmentName } from '../token/decoded';
import { opaqueShapes } from '../token/opaque';
import type { Replacement } from './reference';

const marker = 'REDACTED';

/**
 * What to write in the place of the secret parts of a token; undefined for one that has none.
 *
 * Signatures and ciphertexts give way to a marker of their length, so that nothing but the signature is wrong with what
 * remains: `REDACTED-REDACTED-…`. Of an opaque token only the vendor's prefix stays.
 *
 * @param written the token as it stands in its text, with escapes, quotes and line breaks
 * @param compact the token itself
 * @returns offsets are those of `written`; in order, none overlaps another
 */
export function redaction(written: string, compact: string): readonly Replacement[] | undefined {
  const parts = secretParts(compact);
  if (parts.length === 0) return undefined;
  if (written === compact) return parts;
  const [only] = parts;
  const start = parts.length === 1 && only?.end === compact.length ? startIn(written, compact, only.start) : undefined;
  if (start !== undefined && only !== undefined) return [{ start, end: written.length, newText: only.newText }];
  // Where the parts are in the written text is not certain, so all of it is written anew, in one piece.
  return [{ start: 0, end: written.length, newText: applied(compact, parts) }];
}

/** The secret parts of a compact token. */
function secretParts(compact: string): readonly Replacement[] {
  if (compact.trimStart().startsWith('{')) return memberParts(compact);
  const decoded = decodeToken(compact);
  if (decoded.form === 'opaque') return opaqueParts(compact);
  if (decoded.form === 'jws-json') return [];
  const secret: ReadonlySet<SegmentName> = new Set(['signature', 'ciphertext']);
  return decoded.segments.flatMap(({ name, start, end }): readonly Replacement[] => {
    if (name === 'keyBinding') return signatureOf(compact, start, end);
    return secret.has(name) && end > start ? [{ start, end, newText: markerOf(end - start) }] : [];
  });
}

/** The signature of the Key Binding JWT at the end of an SD-JWT. */
function signatureOf(compact: string, from: number, end: number): readonly Replacement[] {
  const start = compact.lastIndexOf('.', end) + 1;
  return start > from && end > start ? [{ start, end, newText: markerOf(end - start) }] : [];
}

function opaqueParts(compact: string): readonly Replacement[] {
  const prefixes = opaqueShapes.flatMap((shape) => shape.prefixes).filter((prefix) => compact.startsWith(prefix));
  const start = Math.max(0, ...prefixes.map(({ length }) => length));
  return start < compact.length ? [{ start, end: compact.length, newText: marker }] : [];
}

/** The signatures and ciphertexts of a JSON serialization, RFC 7515 section 7.2 and RFC 7516 section 7.2. */
function memberParts(compact: string): readonly Replacement[] {
  return [...compact.matchAll(/"(?:signature|ciphertext)"\s*:\s*"([\w-]+)"/g)].map(
    ({ 0: member, 1: value = '', index }) => {
      const end = index + member.length - 1;
      return { start: end - value.length, end, newText: markerOf(value.length) };
    },
  );
}

/** The marker, over and over, in the length of what it replaces; its last character leaves no bits unused (RFC 4648 section 3.5). */
function markerOf(length: number): string {
  return `${marker}-`.repeat(Math.ceil(length / (marker.length + 1))).slice(0, length - 1) + 'A';
}

function applied(compact: string, parts: readonly Replacement[]): string {
  return parts
    .toReversed()
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), compact);
}

/**
 * Where a part that goes to the end of the token begins in the written text; undefined where two places are possible.
 * What the writing adds (quotes, operators, line breaks) may hold characters of tokens too.
 */
function startIn(written: string, compact: string, start: number): number | undefined {
  let first = 0;
  for (let index = 0; index < start; index++) {
    first = written.indexOf(compact.charAt(index), first) + 1;
    if (first === 0) return undefined;
  }
  let last = written.length;
  for (let index = compact.length - 1; index >= start - 1; index--) {
    last = written.lastIndexOf(compact.charAt(index), last - 1);
    if (last < 0) return undefined;
  }
  return first === last + 1 ? first : undefined;
}
