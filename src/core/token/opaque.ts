/** The opaque tokens that vendors mark with a prefix, and what each is. */
import type { DecodedToken, OpaqueToken } from './decoded';

/** One shape of opaque token. */
export interface OpaqueShape {
  readonly vendor: string;
  readonly vendorName: string;
  readonly credential: string;
  /** Every literal a token of this shape can begin with; the scanner looks for these. */
  readonly prefixes: readonly string[];
  /** Sticky and bounded; matches the whole token from its first character. */
  readonly pattern: RegExp;
  readonly checksum?: (token: string) => boolean;
  /** What it opens and what to do when it leaks, in one or two sentences. */
  readonly advice: string;
  /** True for a key that is meant to be seen by everybody, such as a publishable key. */
  readonly isPublic?: boolean;
}

export const opaqueShapes: readonly OpaqueShape[] = [];

/** The opaque token that is written at `offset`, or undefined. */
export function opaqueTokenAt(_text: string, _offset: number): { readonly end: number; readonly shape: OpaqueShape } | undefined {
  throw new Error('not built yet');
}

/** What a whole opaque token is, or undefined when no shape fits; an embedded JWT is read by `decodeEmbedded`. */
export function readOpaqueToken(
  _token: string,
  _decodeEmbedded: (compact: string) => DecodedToken,
): OpaqueToken | undefined {
  throw new Error('not built yet');
}
