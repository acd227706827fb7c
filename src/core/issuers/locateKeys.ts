/** Finds keys in a text: JWK and JWK Set objects in JSON or source code, and PEM blocks. */
import type { JsonObject } from '../token/decoded';

/** A key found in a text; offsets are UTF-16. */
export interface KeyMatch {
  readonly start: number;
  readonly end: number;
  readonly kind: 'jwk' | 'jwks' | 'pem';
  /** The object, or the PEM text with line breaks restored. */
  readonly material: JsonObject | string;
}

/** All keys of a text in one linear pass, in order; a set counts as one match, and the keys in it are not repeated. */
export function locateKeys(text: string): readonly KeyMatch[] {
  void text;
  return [];
}
