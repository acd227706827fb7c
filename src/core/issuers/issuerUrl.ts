/** Holds the URLs of a profile to what they may be: absolute, https (or this machine), and nothing hidden in them. */
import { isLoopbackHost } from '../rules/addresses';
import { entraPlaceholder, hasEntraPlaceholder } from './entra';

/** Why a URL is not taken. */
export type UrlFault = 'not-a-url' | 'not-https' | 'url-with-credentials' | 'query-or-fragment';

/** RFC 3986 section 2; other characters are rewritten by every URL parser in its own way. */
const uriCharacters = /^[\w.~:/?#[\]@!$&'()*+,;=%-]*$/;
const web = /^https?:\/\/([^/?#]+)(\/[^?#]*)?(?:\?[^#]*)?(#.*)?$/i;

/** True for text that means to be an http or https URL, however well. */
export function looksLikeWebUrl(text: string): boolean {
  return /^https?:/i.test(text);
}

/** What is wrong with the URL of a key set; a query is fine there. */
export function keySetUrlFault(text: string): UrlFault | undefined {
  const [, authority, path = '/', fragment] = uriCharacters.test(text) ? (web.exec(text) ?? []) : [];
  const url = parseUrl(text);
  if (authority === undefined || url === undefined) return 'not-a-url';
  if (authority.includes('@')) return 'url-with-credentials';
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) return 'not-https';
  // Dot segments and the like: what would be asked is not what is written.
  if (url.pathname !== path) return 'not-a-url';
  return fragment === undefined ? undefined : 'query-or-fragment';
}

/**
 * What is wrong with the URL of an issuer, which has neither query nor fragment (RFC 8414 section 2); Microsoft Entra
 * ID may have `{tenantid}` in it.
 */
export function issuerUrlFault(issuer: string): UrlFault | undefined {
  const text = hasEntraPlaceholder(issuer) ? issuer.replace(entraPlaceholder, 'common') : issuer;
  return keySetUrlFault(text) ?? (/[?#]/.test(text) ? 'query-or-fragment' : undefined);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
