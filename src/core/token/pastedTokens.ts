/** The tokens of a text that a person pasted, broken ones too. */
import { decodeToken } from './decode';
import type { JsonObject } from './decoded';
import { locateTokens } from './locate';
import { tokenRange } from './pasted';

/** Each token of the text once, in order; what has the form of a token but cannot be read counts where no other is there. */
export function pastedTokens(text: string): readonly string[] {
  const located = [...new Set(locateTokens(text).map(({ compact }) => compact))];
  if (located.length > 0) return located;
  const whole = text.trim();
  const found = firstOf(text, afterName, isOpaque) ?? begun(whole) ?? firstOf(text, joseLike) ?? readable(whole);
  return found === undefined ? [] : [found];
}

/** The text where it begins as a token does, in whatever serialization. */
function begun(whole: string): string | undefined {
  const { start, end } = tokenRange(whole);
  if (joseOnly.test(whole.slice(start, end))) return whole;
  return whole.startsWith('{', start) ? readable(whole) : undefined;
}

/** The text where enough of it could be read. */
function readable(whole: string): string | undefined {
  const decoded = decodeToken(whole);
  if (decoded.form !== 'malformed') return whole;
  return hasMembers(decoded.header) || hasMembers(decoded.claims) ? whole : undefined;
}

/** Words by chance can be base64url of a lone brace. */
function hasMembers(object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).length > 0;
}

function isOpaque(word: string): boolean {
  return decodeToken(word).form === 'opaque';
}

/** Base64url of `{"`, or of a brace with white space behind it: so begins the header of every JOSE token. */
const joseOnly = /^(?:eyJ|eyA|ew[0ko])\S*$/;
const joseLike = /(?<![\w.~+/-])((?:eyJ|eyA|ew[0ko])[\w.~+/=-]{8,})/g;

/** What no vendor has marked is a token where it stands as one: after the scheme of a header, or as a value so named. */
const afterName = /(?:\b(?:bearer|dpop)[ \t]{1,8}|token["']?[ \t]{0,8}[:=][ \t]{0,8}["']?)([\w.~+/-]{20,}={0,2})/gi;

/** More words than this are not looked at: nobody pastes a text for the last of them. */
const mostWords = 1000;

function firstOf(text: string, pattern: RegExp, isWanted = (_word: string): boolean => true): string | undefined {
  let seen = 0;
  for (const [, word] of text.matchAll(pattern)) {
    seen += 1;
    if (word === undefined || seen > mostWords) return undefined;
    if (isWanted(word)) return word;
  }
  return undefined;
}
