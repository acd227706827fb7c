/** The shape of one line of a registry. */

/** How a claim's value is read; `instant` is a NumericDate in seconds (RFC 7519 section 2). */
type ValueType =
  | 'string'
  | 'uri'
  | 'string-or-uri'
  | 'boolean'
  | 'number'
  | 'instant'
  | 'iso-instant'
  | 'seconds'
  | 'scopes'
  | 'strings'
  | 'string-or-strings'
  | 'object'
  | 'objects'
  | 'any';

/** One entry of a registry. */
export interface RegistryEntry {
  readonly name: string;
  /** A few words, such as `Expiration time`. */
  readonly title: string;
  /** One sentence for a person who has never read the specification. */
  readonly meaning: string;
  /** Such as `RFC 7519 §4.1.4` or `Descope`. */
  readonly source: string;
  readonly type: ValueType;
  /** True for personal data. */
  readonly personal?: boolean;
}

/** The claims of one provider, for every provider id that writes them. */
export interface ProviderClaims {
  readonly providers: readonly string[];
  readonly entries: readonly RegistryEntry[];
}
