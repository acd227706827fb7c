/** The shape of the tables that put single claim values into words. */

/** Values by claim name, then by value; the words are a sentence part without a full stop. */
export type ValueWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The values that some providers write with a meaning of their own. */
export interface ProviderValues {
  readonly providers: readonly string[];
  readonly values: ValueWords;
}
