/** Decodes an SD-JWT (RFC 9901 section 4): the issuer-signed JWT, its disclosures and its Key Binding JWT. */
import type {
  DecodedSdJwt,
  DecodedToken,
  JsonObject,
  MalformedToken,
  Segment,
  SegmentName,
  SelectiveDisclosure,
} from './decoded';
import { disclose, type WrittenDisclosure } from './disclosures';
import { decodeFragments, decodeJws } from './jws';
import { findPlaces } from './stringPlaces';
import { malformed, measurePart, splitRange, type Range, type TokenText } from './tokenText';

/** Each disclosure costs a hash; a token of the greatest length with real salts has fewer. */
export const maxDisclosures = 20_000;

/** Decodes `jwt~disclosure~…~` with or without a Key Binding JWT at its end. Never throws. */
export function decodeSdJwt(source: TokenText): DecodedSdJwt | MalformedToken {
  const parts = splitRange(source.text, source, '~', maxDisclosures + 2);
  const [jwtRange, ...others] = parts;
  const last = others.pop();
  if (jwtRange === undefined || last === undefined) return malformed('token', 'not-a-token');
  const jwt = decodeParts(source, jwtRange);
  if (jwt.form === 'jws-detached') return malformed('payload', 'empty', { ...jwt, payload: { kind: 'empty' } });
  if (jwt.form !== 'jws' && jwt.form !== 'malformed') return malformed('token', 'not-a-token');
  const keyBinding = readKeyBinding(source, last);
  // Without the last `~`, what stands there can only have been meant as a disclosure.
  const unended = keyBinding?.form === 'malformed' && keyBinding.reason === 'segment-count';
  const ranges = unended ? [...others, last] : others;
  const written = ranges.map((range) => writtenDisclosure(source.text, range));
  const segments = [...jwt.segments, ...written.map(({ segment }) => segment), ...keyBindingSegments(last, unended)];
  if (jwt.form === 'malformed') return { ...jwt, segments };
  const { header, headerText, payload, claims, unsecured } = jwt;
  if (source.text.slice(last.start, last.end).includes('~')) {
    return malformed('disclosure', 'too-large', { header, headerText, payload, claims, segments });
  }
  const disclosed = disclose(claims, written);
  return { form: 'sd-jwt', header, headerText, payload, claims, ...disclosed, keyBinding, unsecured, segments };
}

/**
 * What an SD-JWT in the JSON serialization discloses (RFC 9901 section 8), or undefined when it is none.
 * A segment there is the place of the disclosure in the JSON text; one that is written with escapes is not found.
 */
export function discloseJson(
  source: TokenText,
  claims: JsonObject,
  unprotectedHeader: JsonObject | undefined,
): SelectiveDisclosure | undefined {
  const texts = unprotectedHeader?.['disclosures'];
  const keyBinding = unprotectedHeader?.['kb_jwt'];
  if (!Array.isArray(texts) && typeof keyBinding !== 'string') return undefined;
  const disclosures = (Array.isArray(texts) ? texts : []).slice(0, maxDisclosures).filter(isString);
  const placeOf = findPlaces(source.text, source, disclosures);
  let from = source.start;
  const written = disclosures.map((text) => {
    const found = placeOf(text, from);
    const start = found ?? from;
    from = found === undefined ? from : found + text.length;
    const { segment } = measurePart(text, { start: 0, end: text.length }, 'disclosure');
    return { text, segment: { ...segment, start, end: from } };
  });
  const bound = typeof keyBinding === 'string' ? source.decodeNested(keyBinding) : undefined;
  return { ...disclose(claims, written), keyBinding: bound };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function writtenDisclosure(text: string, range: Range): WrittenDisclosure {
  return { text: text.slice(range.start, range.end), segment: measurePart(text, range, 'disclosure').segment };
}

/** The Key Binding JWT, whose segments are offsets in the whole SD-JWT; undefined when the last part is empty. */
function readKeyBinding(source: TokenText, range: Range): DecodedToken | undefined {
  if (range.start === range.end) return undefined;
  if (!source.text.slice(range.start, range.end).includes('.')) return malformed('keyBinding', 'segment-count');
  return decodeParts(source, range);
}

function decodeParts(source: TokenText, range: Range): DecodedToken {
  const [header, payload, signature, ...more] = splitRange(source.text, range, '.', 4);
  if (header === undefined) return malformed('token', 'empty');
  if (payload === undefined) return decodeFragments(source, [header]);
  if (signature === undefined || more.length > 0) return decodeFragments(source, [header, payload]);
  return decodeJws(source, [header, payload, signature]);
}

function keyBindingSegments({ start, end }: Range, unended: boolean): readonly Segment[] {
  const name: SegmentName = 'keyBinding';
  return start === end || unended ? [] : [{ name, start, end, byteLength: undefined, oddities: [] }];
}
