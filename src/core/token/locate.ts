/** Finds every token in a text. */
import { scanTokens } from './locate/scan';
import type { TokenMatch } from './match';

/**
 * The tokens written in `text`, in ascending order and without overlap, each with its UTF-16 offsets.
 * A token is what has a JOSE header with `alg` (RFC 7515 section 4.1.1), or a vendor's opaque token.
 * One pass, linear in the length of the text whatever it holds.
 */
export function locateTokens(text: string): readonly TokenMatch[] {
  return scanTokens(text).matches;
}

/** The token that covers `offset`, its end included, so that a cursor directly behind a token is on it. */
export function tokenAt(matches: readonly TokenMatch[], offset: number): TokenMatch | undefined {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.start ?? offset) <= offset) low = middle + 1;
    else high = middle;
  }
  const match = matches[low - 1];
  if (match !== undefined && offset < match.end) return match;
  return match?.end === offset ? match : undefined;
}
