/** A token found in a text: where it is written, and the token itself. */

/** What the outside of a match looks like; what it is inside is for `decodeToken` to say. */
export type TokenForm = 'jws' | 'jwe' | 'sd-jwt' | 'opaque';

/** One token as written in a text. */
export interface TokenMatch {
  /** UTF-16 offset of the first character, escapes and line wraps of the token included. */
  readonly start: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
  /** The token with escapes, quotes, concatenation and line wraps undone. */
  readonly compact: string;
  readonly form: TokenForm;
}
