/** The claims registry: what each claim is called, what it means in words, where it is specified. */

/** How a claim's value is read; `instant` is a NumericDate in seconds (RFC 7519 section 2). */
export type ValueType =
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

/** The entry for a claim: the provider's own reading of it first, then the IANA registry's. */
export function claimEntry(_name: string, _providerId?: string): RegistryEntry | undefined {
  throw new Error('not built yet');
}
