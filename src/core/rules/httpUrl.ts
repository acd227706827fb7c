/** Reads just enough of a URL to tell https from http and find its host, however odd the text. */
import type { JsonValue } from '../token/decoded';

/** The scheme and host of a URL, both in lower case; undefined for text that is no URL with an authority. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
}

const shape = /^([a-z][a-z\d+.-]{0,30}):\/\/([^/?#\\\s]+)(?:[/?#\\]\S*)?$/i;

export function urlParts(text: string): UrlParts | undefined {
  const [, scheme, authority] = shape.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  const host = hostAndPort.startsWith('[')
    ? hostAndPort.slice(0, hostAndPort.indexOf(']') + 1)
    : hostAndPort.split(':', 1)[0];
  if (host === undefined || host === '') return undefined;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
}

export function isHttps(value: JsonValue): boolean {
  return typeof value === 'string' && urlParts(value)?.scheme === 'https';
}
