/** The opaque tokens that vendors mark with a prefix, and what each is. */
import { flagged, isBase64url, isFlagged } from './locate/alphabet';
import type { DecodedToken, OpaqueToken } from './decoded';
import { aiServiceShapes } from './opaque/aiServices';
import { cloudShapes } from './opaque/clouds';
import { codeHostShapes } from './opaque/codeHosts';
import { commerceShapes } from './opaque/commerce';
import { googleShapes } from './opaque/google';
import { identityShapes } from './opaque/identity';
import { messagingShapes } from './opaque/messaging';
import { microsoftShapes } from './opaque/microsoft';
import { operationsShapes } from './opaque/operations';
import { packageRegistryShapes } from './opaque/packageRegistries';
import { entropyOf, isPlaceholder, looksRandom } from './opaque/randomness';
import type { OpaqueShape } from './opaque/shape';
import { workToolShapes } from './opaque/workTools';

const allShapes: readonly OpaqueShape[] = [
  codeHostShapes,
  packageRegistryShapes,
  cloudShapes,
  googleShapes,
  microsoftShapes,
  aiServiceShapes,
  commerceShapes,
  messagingShapes,
  operationsShapes,
  workToolShapes,
  identityShapes,
].flat();

/** The shapes that can be looked for in a text: each has prefixes or an anchor. */
export const opaqueShapes: readonly OpaqueShape[] = allShapes.filter(
  (shape) => shape.prefixes.length > 0 || shape.anchor !== undefined,
);

/** A shape with one of its prefixes; with an empty one where it has none. */
interface Candidate {
  readonly prefix: string;
  readonly shape: OpaqueShape;
}

interface Match extends Candidate {
  readonly token: string;
}

const byBeginning: ReadonlyMap<number, readonly Candidate[]> = candidatesByBeginning();
const anchored = withoutPrefix(opaqueShapes);
const withoutAnyPrefix = withoutPrefix(allShapes);
const none: readonly Candidate[] = [];

/**
 * The opaque token that is written at `offset`, or undefined.
 * Placeholders are no tokens here, and where a prefix is weak, neither is what reads like an identifier.
 */
export function opaqueTokenAt(
  text: string,
  offset: number,
): { readonly end: number; readonly shape: OpaqueShape } | undefined {
  // First of all, because in a run of one prefix over and over every pattern would read the rest of the run.
  if (!isTokenStart(text, offset)) return undefined;
  const candidates = byBeginning.get(beginningOf(text, offset)) ?? none;
  const match = firstMatch(candidates, text, offset) ?? firstAnchored(text, offset);
  if (match === undefined || !isCredible(match)) return undefined;
  return { end: offset + match.token.length, shape: match.shape };
}

/**
 * What a whole opaque token is, or undefined when it is none; an embedded JWT is read by `decodeEmbedded`.
 * Placeholders are not sorted out: who decodes a text wants to know what it would be. A text without a known
 * mark is a token of an unknown issuer when it is a UUID or random.
 */
export function readOpaqueToken(
  token: string,
  decodeEmbedded: (compact: string) => DecodedToken,
): OpaqueToken | undefined {
  const candidates = byBeginning.get(beginningOf(token, 0)) ?? none;
  const match = firstMatch(candidates, token, 0) ?? firstMatch(withoutAnyPrefix, token, 0);
  if (match?.token.length !== token.length) return isUnmarkedToken(token) ? unknownToken : undefined;
  const { shape } = match;
  const embedded = shape.embeds?.(token);
  return {
    form: 'opaque',
    vendor: shape.vendor,
    vendorName: shape.vendorName,
    credential: shape.credential,
    checksum: shape.checksum === undefined ? 'none' : shape.checksum(token) ? 'valid' : 'invalid',
    advice: shape.advice,
    isPublic: shape.isPublic ?? false,
    embedded: embedded === undefined ? undefined : decodeEmbedded(embedded),
  };
}

const unknownToken: OpaqueToken = {
  form: 'opaque',
  vendor: 'unknown',
  vendorName: 'Unknown issuer',
  credential: 'opaque token',
  checksum: 'none',
  advice: undefined,
  isPublic: false,
  embedded: undefined,
};

function firstMatch(candidates: readonly Candidate[], text: string, offset: number): Match | undefined {
  for (const { prefix, shape } of candidates) {
    if (!text.startsWith(prefix, offset)) continue;
    shape.pattern.lastIndex = offset;
    const token = shape.pattern.exec(text)?.[0];
    if (token !== undefined && (shape.fits?.(token) ?? true)) return { prefix, shape, token };
  }
  return undefined;
}

function firstAnchored(text: string, offset: number): Match | undefined {
  for (const candidate of anchored) {
    const match = hasAnchor(candidate.shape, text, offset) ? firstMatch([candidate], text, offset) : undefined;
    if (match !== undefined) return match;
  }
  return undefined;
}

function hasAnchor({ anchor }: OpaqueShape, text: string, offset: number): boolean {
  const at = offset + (anchor?.at ?? 0);
  return anchor !== undefined && at >= 0 && text.startsWith(anchor.text, at);
}

/** A fitting checksum is proof; without one the body has to look like something that was issued. */
function isCredible({ prefix, shape, token }: Match): boolean {
  if (shape.checksum?.(token) === true) return true;
  const body = token.slice(prefix.length);
  return !isPlaceholder(body) && (shape.isLikely?.(body) ?? true);
}

/** Colours in logs, escapes in strings and percent-encoding may end in a letter right before a token. */
const escapeEnd = /(?:\\[bfnrtv0]|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|%[\dA-Fa-f]{2}|\[[\d;]{1,12}m)$/;

/** No escape in front of a token is longer. */
export const escapeReach = 16;

/** What an escape ends with. */
const escapeLast = flagged('0123456789abcdefnrtvABCDEFm');

function isTokenStart(text: string, offset: number): boolean {
  if (offset === 0 || !isBase64url(text.charCodeAt(offset - 1))) return true;
  if (!isFlagged(escapeLast, text.charCodeAt(offset - 1))) return false;
  return escapeEnd.test(text.slice(Math.max(0, offset - escapeReach), offset));
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A text that begins with base64 of `{"` or `{` and a blank is a JWT or a part of one, whatever else is wrong with it. */
function isUnmarkedToken(text: string): boolean {
  if (uuid.test(text)) return true;
  if (text.length < 20 || !/^[\w.~+/=-]+$/.test(text) || /^e[wy]/.test(text)) return false;
  return entropyOf(text) >= 3 && looksRandom(text);
}

function withoutPrefix(shapes: readonly OpaqueShape[]): readonly Candidate[] {
  return shapes.filter((shape) => shape.prefixes.length === 0).map((shape) => ({ prefix: '', shape }));
}

/** The longest prefix first, and in the order of the tables where they are equally long. */
function candidatesByBeginning(): ReadonlyMap<number, readonly Candidate[]> {
  const candidates = opaqueShapes
    .flatMap((shape) => shape.prefixes.map((prefix) => ({ prefix, shape })))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const beginning = beginningOf(candidate.prefix, 0);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** Two characters as one number; no prefix is shorter. */
function beginningOf(text: string, offset: number): number {
  return (text.charCodeAt(offset) << 16) | text.charCodeAt(offset + 1);
}
