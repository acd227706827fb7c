/** Decodes what can be read of a JWE without a key (RFC 7516): its header, and what would be needed to open it. */
import type { DecodedJwe, JsonObject, JweNeeds, MalformedToken, SegmentName } from './decoded';
import { malformed, measurePart, readHeader, type Range, type TokenText } from './tokenText';

const partNames = ['encryptedKey', 'iv', 'ciphertext', 'tag'] as const satisfies readonly SegmentName[];

/** Decodes the compact serialization (RFC 7516 section 7.1), given as its five ranges. Never throws. */
export function decodeJwe(source: TokenText, parts: readonly Range[]): DecodedJwe | MalformedToken {
  const [headerRange, ...others] = parts;
  if (headerRange === undefined || others.length !== partNames.length) return malformed('token', 'segment-count');
  const { segment, header, headerText, problem } = readHeader(source.text, headerRange);
  const measured = others.map((range, index) => measurePart(source.text, range, partNames[index] ?? 'token'));
  const segments = [segment, ...measured.map((part) => part.segment)];
  const known = { header, headerText, segments };
  if (header === undefined || headerText === undefined || problem !== undefined) {
    return malformed('header', problem ?? 'invalid-json', known);
  }
  const bad = measured.find((part) => part.problem !== undefined);
  if (bad?.problem !== undefined) return malformed(bad.segment.name, bad.problem, known);
  return {
    form: 'jwe',
    serialization: 'compact',
    header,
    headerText,
    needs: needsOf(header),
    recipients: [],
    segments,
  };
}

/** What somebody would need in order to open a JWE with this header. */
export function needsOf(header: JsonObject): JweNeeds {
  const keyManagement = stringOf(header['alg']);
  return {
    key: keyManagement === undefined ? 'unknown' : keyFor(keyManagement),
    keyManagement,
    contentEncryption: stringOf(header['enc']),
    keyId: stringOf(header['kid']),
  };
}

/** The kind of key by `alg` (RFC 7518 section 4.1); `ECDH-ES` covers X25519 and X448 too (RFC 8037 section 3.2). */
function keyFor(alg: string): JweNeeds['key'] {
  if (/^RSA(?:1_5|-OAEP(?:-\d{3})?)$/.test(alg)) return 'rsa-private-key';
  if (/^ECDH-ES(?:\+A\d{3}KW)?$/.test(alg)) return 'ec-private-key';
  if (alg === 'dir' || /^A\d{3}(?:GCM)?KW$/.test(alg)) return 'shared-key';
  return /^PBES2-HS\d{3}\+A\d{3}KW$/.test(alg) ? 'password' : 'unknown';
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
