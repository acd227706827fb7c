/** Takes off what surrounds a token that was copied out of its context. */

/** `Bearer ` (RFC 6750 section 2.1) or `DPoP ` (RFC 9449 section 7.1), with or without the name of the header field. */
const scheme = /(?:(?:proxy-)?authorization[ \t]{0,8}:[ \t]{0,8})?(?:bearer|dpop)[ \t]{1,8}/iy;
const quotes = '"\'`';

/** The range of the token in a text that may have white space, quotes and an authorization scheme around it. */
export function tokenRange(text: string): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = text.length;
  for (;;) {
    const before = end - start;
    while (start < end && isAround(text, start)) start++;
    // A JSON text that is cut off may end in a quote of its own.
    while (start < end && isAround(text, end - 1) && !(text[end - 1] === '"' && text[start] === '{')) end--;
    scheme.lastIndex = start;
    if (scheme.test(text) && scheme.lastIndex <= end) start = scheme.lastIndex;
    if (end - start === before) return { start, end };
  }
}

function isAround(text: string, index: number): boolean {
  const character = text.charAt(index);
  return quotes.includes(character) || character.trim() === '';
}
