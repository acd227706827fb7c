/** What an SD-JWT discloses, in whichever serialization it is, and the header parameters that carry it in JSON. */
import type { DecodedToken, JsonValue, SelectiveDisclosure } from '../token/decoded';
import { membersOf, type NamedValue } from './members';

/** The disclosures of an SD-JWT, compact (RFC 9901 section 4) or in JSON (section 8); undefined for any other token. */
export function selectiveOf(decoded: DecodedToken): SelectiveDisclosure | undefined {
  if (decoded.form === 'sd-jwt') return decoded;
  return decoded.form === 'jws-json' ? decoded.disclosed : undefined;
}

/** The header parameters of a token as they may be shown; those of a JWS in JSON are the joined ones of its first signature. */
export function headerMembersOf(decoded: DecodedToken): readonly NamedValue[] {
  switch (decoded.form) {
    case 'opaque':
      return [];
    case 'jws-json':
      return withoutTokens(membersOf(decoded.header));
    case 'malformed':
      // It may have been a JWS in JSON, whose joined header is all that is left.
      return withoutTokens(decoded.headerText?.members ?? membersOf(decoded.header ?? {}));
    default:
      return decoded.headerText.members;
  }
}

/** The parameters with words in place of the disclosures and of the Key Binding JWT: as written, these could be used. */
export function withoutTokens(members: readonly NamedValue[]): readonly NamedValue[] {
  return members.map((member) => {
    const words = sealedWords(member);
    return words === undefined ? member : { ...member, value: words, raw: JSON.stringify(words) };
  });
}

/** The unprotected header parameters that RFC 9901 section 8.1 defines. */
export const selectiveParameters: ReadonlySet<string> = new Set(['disclosures', 'kb_jwt']);

function sealedWords({ name, value }: NamedValue): string | undefined {
  if (name === 'disclosures' && Array.isArray(value)) {
    const count = value.length;
    return `(${count} ${count === 1 ? 'disclosure' : 'disclosures'}, not shown as written)`;
  }
  return selectiveParameters.has(name) && mayHoldText(value) ? '(not shown as written)' : undefined;
}

function mayHoldText(value: JsonValue): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}
