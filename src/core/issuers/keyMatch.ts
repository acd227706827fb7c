/** A key found in a text. */
import type { JsonObject } from '../token/decoded';

/** A key found in a text; offsets are UTF-16. */
export interface KeyMatch {
  readonly start: number;
  readonly end: number;
  readonly kind: 'jwk' | 'jwks' | 'pem';
  /** The object, or the PEM text with line breaks restored. */
  readonly material: JsonObject | string;
  /** Of a set, where each of its keys stands; `index` counts the elements of `keys`. */
  readonly keys: readonly KeyPlace[];
}

/** Where one key of a set stands; offsets are UTF-16. */
export interface KeyPlace {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}
