/** Texts of a token, a server or a profile as the panel shows them: all of it visible, and no token in it that opens anything. */
import { locateTokens } from '../token/locate';
import type { TokenForm } from '../token/match';
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

/** To be called with the whole text: a token that was cut off is not found, and what is left of it may be enough. */
export function withoutTokens(text: string): string {
  if (text.length < shortestToken) return text;
  let shown = '';
  let from = 0;
  for (const { start, end, compact, form } of locateTokens(text)) {
    shown += `${text.slice(from, start)}${beginningOf(compact)}… (${names[form]}, ${String(compact.length)} characters)`;
    from = end;
  }
  return from === 0 ? text : shown + text.slice(from);
}

/** No vendor's token is as short as this, and no JOSE header with `alg`. */
const shortestToken = 16;

const names: Readonly<Record<TokenForm, string>> = {
  jws: 'JWS',
  jwe: 'JWE',
  'sd-jwt': 'SD-JWT',
  opaque: 'opaque token',
};

/** The base64url of `{"` and what most headers go on with betrays nothing; the beginning of any other text may. */
function beginningOf(compact: string): string {
  return /^e[wy][\w-]{6}/.exec(compact)?.[0] ?? '';
}

/**
 * Whether the value of a member is a credential whatever it looks like: RFC 6749 sections 2.3.1, 4.1.2 and 5.1. An
 * opaque access token of an unknown vendor has nothing that tells it from any other text.
 */
export function isCredential(name: string): boolean {
  return credentials.has(name);
}

const credentials: ReadonlySet<string> = new Set(['access_token', 'refresh_token', 'client_secret', 'password']);

/** What stands in the place of a credential. */
export function hiddenCredential(text: string): string {
  return `… (${String(text.length)} characters)`;
}
