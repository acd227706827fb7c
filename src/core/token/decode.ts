/** Decodes a compact token without ever throwing. */
import type { DecodedToken } from './decoded';

export function decodeToken(_compact: string): DecodedToken {
  throw new Error('not built yet');
}
