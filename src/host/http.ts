/** The one way out: every request of the product goes through here, to hosts of configured issuers only. */
import { lookup as lookUp } from 'node:dns/promises';
import { addressKind, hostKind, isLoopbackHost, type AddressKind } from '../core/rules/addresses';
import type { Http } from '../core/issuers/http';
import { failureOf, HttpError } from './http/failure';
import { readBody } from './http/body';

export interface HttpDeps {
  /** Origins (`https://host:port`) that may be asked now: those of configured issuers, and of key sets they name. */
  readonly isAllowed: (url: URL) => boolean;
  /** True for a host that the user configured though it is private, such as a Keycloak in the same container. */
  readonly isConfiguredHost: (hostname: string) => boolean;
  readonly allowInsecureLoopback: () => boolean;
  /** False in an untrusted workspace. */
  readonly isNetworkAllowed: () => boolean;
  readonly limits?: Partial<HttpLimits> | undefined;
  /** The addresses of a host; Node's where absent. */
  readonly lookup?: ((hostname: string) => Promise<readonly string[]>) | undefined;
}

export interface HttpLimits {
  /** For the whole of a request, from the look-up of the host to the last byte of the body. */
  readonly totalMilliseconds: number;
  /** Of a body, decompressed. */
  readonly bodyBytes: number;
  /** To one host and port. */
  readonly requestsPerMinute: number;
}

const defaultLimits: HttpLimits = { totalMilliseconds: 10_000, bodyBytes: 1024 * 1024, requestsPerMinute: 60 };

/**
 * Makes the hardened sender of requests.
 *
 * No redirect is followed, not even to the same host. It calls the global `fetch` of the moment, into which the editor
 * puts its proxy and its certificates; that also means that the host is looked up a second time, so a name server that
 * gives another answer then can still lead to a private address.
 */
export function createHttp(deps: HttpDeps): Http {
  const limits = { ...defaultLimits, ...deps.limits };
  const mayAsk = createRateLimit(limits.requestsPerMinute);
  return async (request) => {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    checkUrl(url, deps);
    if (!mayAsk(url.host)) throw new HttpError('http-too-many');
    const { signal, stop } = startDeadline(limits.totalMilliseconds, request.signal);
    try {
      const answer = checkAddresses(url, deps).then(() => send(request, url, limits.bodyBytes, signal));
      // What is waited for may not listen to the signal: name servers, the search for a proxy.
      return await Promise.race([answer, rejectionOf(signal)]);
    } catch (error) {
      signal.throwIfAborted();
      throw failureOf(error);
    } finally {
      stop();
    }
  };
}

/** What can be told from the URL alone. */
function checkUrl(url: URL, deps: HttpDeps): void {
  if (url.username !== '' || url.password !== '') throw new HttpError('http-url');
  const insecureAllowed = url.protocol === 'http:' && isLoopbackHost(url.hostname) && deps.allowInsecureLoopback();
  if (url.protocol !== 'https:' && !insecureAllowed) throw new HttpError('http-insecure');
  if (!deps.isNetworkAllowed()) throw new HttpError('http-network-off');
  if (!deps.isAllowed(url)) throw new HttpError('http-host-not-configured');
  if (!mayReach(hostKind(url.hostname), url, deps)) throw new HttpError('http-private-address');
}

/** Every address that the host has, for the sender may take any of them (RFC 8725bis section 3.10). */
async function checkAddresses(url: URL, deps: HttpDeps): Promise<void> {
  if (addressKind(url.hostname) !== undefined) return;
  let addresses: readonly string[];
  try {
    addresses = await (deps.lookup ?? addressesOf)(url.hostname);
  } catch {
    // Behind a proxy, names of the outside are often unknown inside; without one, `fetch` will fail on it too.
    return;
  }
  if (!addresses.every((address) => mayReach(addressKind(address) ?? 'reserved', url, deps))) {
    throw new HttpError('http-private-address');
  }
}

async function addressesOf(hostname: string): Promise<readonly string[]> {
  const found = await lookUp(hostname, { all: true });
  return found.map(({ address }) => address);
}

function mayReach(kind: AddressKind, url: URL, deps: HttpDeps): boolean {
  switch (kind) {
    case 'public':
      return url.protocol === 'https:';
    case 'loopback':
      return deps.isConfiguredHost(url.hostname) || (isLoopbackHost(url.hostname) && deps.allowInsecureLoopback());
    case 'private':
    case 'link-local':
      return url.protocol === 'https:' && deps.isConfiguredHost(url.hostname);
    case 'metadata-service':
    case 'unspecified':
    case 'multicast':
    case 'reserved':
      return false;
  }
}

async function send(request: Request, url: URL, bodyBytes: number, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url.href, {
    method: request.method,
    headers: headersOf(request),
    body: request.body === null ? null : await request.arrayBuffer(),
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  });
  const { status, statusText } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status <= 399)) throw new HttpError('http-redirect');
  if (status < 200 || status > 599) throw new HttpError('http-unreachable');
  const bytes = await readBody(response, bodyBytes);
  const headers = new Headers(response.headers);
  // They tell of the body as it was sent, not as it is here; and nobody here keeps cookies.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie']) headers.delete(name);
  const hasBody = status !== 204 && status !== 205;
  return new Response(hasBody ? bytes : null, { status, statusText, headers });
}

function headersOf(request: Request): Headers {
  const headers = new Headers(request.headers);
  for (const name of ['cookie', 'referer', 'origin']) headers.delete(name);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  return headers;
}

/** A signal that aborts at the end of the time, with the caller's reason when `outer` does, and at `stop`. */
function startDeadline(milliseconds: number, outer: AbortSignal): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const pass = (): void => controller.abort(outer.reason);
  const timer = setTimeout(() => controller.abort(new HttpError('http-timeout')), milliseconds);
  outer.addEventListener('abort', pass, { once: true });
  const stop = (): void => {
    clearTimeout(timer);
    outer.removeEventListener('abort', pass);
    // Ends the connection when the answer was not read to its end.
    controller.abort();
  };
  return { signal: controller.signal, stop };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        // The reason is the caller's to choose.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** Counts the requests to each host in the last minute; true when there may be one more. */
function createRateLimit(perMinute: number): (host: string) => boolean {
  const sent = new Map<string, readonly number[]>();
  return (host) => {
    const now = performance.now();
    const recent = (sent.get(host) ?? []).filter((time) => now - time < 60_000);
    if (recent.length >= perMinute) return false;
    sent.set(host, [...recent, now]);
    return true;
  };
}
