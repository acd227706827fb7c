/** Writes a token so that it can be recognised but not used. */

export function redactToken(_compact: string): string {
  throw new Error('not built yet');
}
