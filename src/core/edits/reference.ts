/** Writes, in the idiom of a language, the expression that reads an environment variable. */

/** Where a token stands in a document. */
export interface TokenPlace {
  /** VS Code's language id, such as `typescript`. */
  readonly languageId: string;
  readonly fileName: string;
  /** The line or lines the token stands on, and the token's offsets (UTF-16) in that text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What to put in the place of a token. */
export interface Replacement {
  /** Offsets in {@link TokenPlace.text}; quotes around the token may be part of it. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A reference to the variable `name` instead of the token; undefined where the language has no idiom for it. */
export function environmentReference(place: TokenPlace, name: string): Replacement | undefined {
  void [place, name];
  return undefined;
}
