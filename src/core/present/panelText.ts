/** Texts of a token, a server or a profile as the panel and the lists show them: all visible, and nothing in them opens anything. */
import { locateTokens } from '../token/locate';
import type { TokenForm } from '../token/match';
import { opaqueShapes } from '../token/opaque';
import { looksRandom } from '../token/opaque/randomness';
import { shortText, visibleText } from './escape';

/**
 * The text with what cannot be seen written out and every token in it hidden, as in `Bearer eyJhbGci… (JWS, 614
 * characters)`: a claim can hold a token of its own, such as the `access_token` of a distributed claim (OpenID Connect
 * Core section 5.6.2).
 */
export function shownText(text: string): string {
  return visibleText(withoutTokens(text));
}

/** A longer name is nobody's to read. */
const longestName = 500;

/** The name of a member as the page shows it, and by which the page names it: two names can be shown alike. */
export function shownName(name: string): string {
  return visibleText(shortText(withoutTokens(name), longestName));
}

/**
 * The text without tokens, what is left of tokens that were cut off, and values with the name of a credential. Better to
 * be called before a text is cut: of a piece nobody can tell for certain what it was.
 */
export function withoutTokens(text: string): string {
  if (text.length < shortestToken) return text;
  return withoutWholeTokens(text)
    .replace(
      beginningOfToken,
      (piece) => `${piece.slice(0, keptCharacters)}${hiddenText(piece.length - keptCharacters)}`,
    )
    .replace(longRun, withoutVendorToken)
    .replace(afterScheme, (_, scheme: string, rest: string) => `${scheme}${hiddenText(rest.length)}`)
    .replace(parameter, (_, name: string, value: string) => `${name}${hiddenText(value.length)}`);
}

/** What stands in the place of a credential. */
export function hiddenText(length: number): string {
  return `… (${String(length)} characters)`;
}

/** No vendor's token is as short as this, and no JOSE header with `alg`. */
const shortestToken = 16;

/** The base64url of `{"` and what most headers go on with betrays nothing. */
const keptCharacters = 8;

/** A JOSE header and what is written in one run with it: a token that was cut, is split or has one part too many. */
const beginningOfToken = /(?:eyJ|eyA|ewo|ew0|ewk)[\w-]{13}[^\s"'<>,;…]*/g;

/** A run that may hold a vendor's token with letters in front of it, or without its end. */
const longRun = /[\w~.+/=-]{16,}/g;

/** RFC 6750 section 2.1, RFC 9449 section 7.1, RFC 7617. */
const afterScheme = /\b((?:bearer|dpop|basic)\s{1,4})([\w.~+/=-]{16,})/gi;

/** As in a form, a query, and JSON that is the text of a string: RFC 6749 sections 2.3.1, 4.1 and 5.1, RFC 8628. */
const parameter =
  /\b((?:access_token|refresh_token|id_token|client_secret|client_assertion|device_code|code_verifier|password)(?:\\{0,4}["'])?\s{0,4}[=:]\s{0,4}(?:\\{0,4}["'])?)([^\s"'\\&,;…}]{4,})/gi;

function withoutWholeTokens(text: string): string {
  let shown = '';
  let from = 0;
  for (const { start, end, compact, form } of locateTokens(text)) {
    const kept = /^e[wy][\w-]{6}/.exec(compact)?.[0] ?? '';
    shown += `${text.slice(from, start)}${kept}… (${names[form]}, ${String(compact.length)} characters)`;
    // Disclosures behind a token that is none with them.
    disclosures.lastIndex = end;
    from = disclosures.test(text) ? disclosures.lastIndex : end;
  }
  return from === 0 ? text : shown + text.slice(from);
}

const disclosures = /~[\w~.=-]+/y;

const names: Readonly<Record<TokenForm, string>> = {
  jws: 'JWS',
  jwe: 'JWE',
  'sd-jwt': 'SD-JWT',
  opaque: 'opaque token',
};

/** Fewer characters open nothing. */
const shortestRest = 12;

const mostMarks = 20;

/** The marks of vendors; shorter ones stand in too many words. */
const mark = new RegExp(
  opaqueShapes
    .flatMap((shape) => shape.prefixes)
    .filter(({ length }) => length >= 4)
    .map((prefix) => prefix.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join('|'),
  'g',
);

function withoutVendorToken(run: string): string {
  // To go through all matches begins with a copy of the expression, and nearly every run has none.
  if (run.search(mark) < 0) return run;
  let marks = 0;
  for (const { 0: prefix, index } of run.matchAll(mark)) {
    marks += 1;
    // Nothing that somebody wants to read.
    if (marks > mostMarks) return hiddenText(run.length);
    const start = index + prefix.length;
    // A run may be as long as the text, and made of marks.
    const rest = run.slice(start, start + 64);
    if (rest.length < shortestRest) return run;
    if (looksRandom(rest)) return `${run.slice(0, index)}${hiddenText(run.length - index)}`;
  }
  return run;
}
