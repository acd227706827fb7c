/** What is known of one shape of opaque token; the tables beside this file hold the shapes. */

/** One shape of opaque token. */
export interface OpaqueShape {
  /** Stable id of the vendor, such as `github`. */
  readonly vendor: string;
  readonly vendorName: string;
  /** What kind of credential, in words, such as `personal access token`. */
  readonly credential: string;
  /**
   * Every literal a token of this shape can begin with; the scanner looks for these.
   * With neither prefixes nor an anchor the shape is never looked for, only recognised when somebody decodes the token.
   */
  readonly prefixes: readonly string[];
  /** For a token without a fixed beginning: a literal that marks it all the same. */
  readonly anchor?: OpaqueAnchor;
  /** Sticky and bounded; matches the whole token from its first character. The left boundary is not its task. */
  readonly pattern: RegExp;
  /** What a regular expression cannot tell; a shape that does not fit is another vendor's. */
  readonly fits?: (token: string) => boolean;
  /** Whether the characters after the prefix can be a token's; only where the prefix alone says too little. */
  readonly isLikely?: (body: string) => boolean;
  readonly checksum?: (token: string) => boolean;
  /** The JWT inside, as compact text. */
  readonly embeds?: (token: string) => string | undefined;
  /** What it opens and what to do when it leaks, in one or two sentences. */
  readonly advice: string;
  /** True for a key that is meant to be seen by everybody, such as a publishable key. */
  readonly isPublic?: boolean;
}

/** A literal at a fixed distance from the first character of the token. */
export interface OpaqueAnchor {
  readonly text: string;
  /** Offset of the literal from the token's first character; negative when it stands in front of the token. */
  readonly at: number;
}
