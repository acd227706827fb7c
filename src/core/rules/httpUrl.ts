/** Reads just enough of a URL to tell https from http and this machine from others, however odd the text. */
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

/** True for this machine: RFC 8252 section 8.3 and RFC 6761 section 6.3. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** True for a host that only this machine or its own network reaches: RFC 1918, RFC 3927, RFC 4193, RFC 6762, RFC 8375. */
export function isPrivateHost(host: string): boolean {
  return isLoopback(host) || privateName.test(host) || privateAddress.test(host) || isSingleLabel(host);
}

const privateName = /\.(?:local|internal|home\.arpa|lan)$/;
const privateAddress =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[f(?:[cd]|e[89ab])[\da-f:.]+\])$/;

/** Such as `keycloak` in `http://keycloak:8080`: a name of a container network. */
function isSingleLabel(host: string): boolean {
  return /^[a-z\d_-]+$/.test(host) && /[a-z]/.test(host);
}
