/** How core speaks to the network: through one function that it is given, whose failures have stable codes. */

/**
 * Sends a request. It rejects with an error whose `code` is an {@link HttpFailureCode}, or with the reason of the
 * request's signal when that is aborted. The body of the response has been read within the limits.
 */
export type Http = (request: Request) => Promise<Response>;

export type HttpFailureCode =
  /** The URL is not https, and not a loopback address that was opted in. */
  | 'http-insecure'
  /** The URL holds a user name or a password, or is no URL. */
  | 'http-url'
  /** No request may be sent now: the workspace is not trusted. */
  | 'http-network-off'
  /** The host is of no configured issuer. */
  | 'http-host-not-configured'
  /** The host is, or resolves to, a private or link-local address that is not configured. */
  | 'http-private-address'
  /** The server answered with a redirect, which is not followed. */
  | 'http-redirect'
  /** The body is longer than allowed, compressed or not. */
  | 'http-too-large'
  | 'http-timeout'
  /** The certificate is not trusted, not valid now, or for another host. */
  | 'http-tls'
  | 'http-dns'
  /** No connection came about, so that the server certainly never saw the request: refused, or no way to the host. */
  | 'http-refused'
  /** A connection that broke off, or anything else below HTTP. */
  | 'http-unreachable'
  /** Too many requests in a short time to one host. */
  | 'http-too-many';

const codes: ReadonlySet<string> = new Set<HttpFailureCode>([
  'http-insecure',
  'http-url',
  'http-network-off',
  'http-host-not-configured',
  'http-private-address',
  'http-redirect',
  'http-too-large',
  'http-timeout',
  'http-tls',
  'http-dns',
  'http-refused',
  'http-unreachable',
  'http-too-many',
]);

/** The code of what {@link Http} rejected with; whatever else was thrown counts as `http-unreachable`. */
export function httpFailureCode(error: unknown): HttpFailureCode {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return isHttpFailureCode(code) ? code : 'http-unreachable';
}

function isHttpFailureCode(code: unknown): code is HttpFailureCode {
  return typeof code === 'string' && codes.has(code);
}
