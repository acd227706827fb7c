/** Tells the one request that brings a browser back to the loopback address (RFC 8252 section 7.3) from all others. */
import { addressKind } from '../rules/addresses';
import { isSameText } from './constantTime';

/** A request that came in on loopback, as the server there sees it; nothing of it can be trusted. */
export interface LoopbackRequest {
  readonly method: string;
  /** The request target (RFC 9112 section 3.2), not decoded. */
  readonly target: string;
  /** The `Host` header; undefined where there is none, or more than one. */
  readonly host: string | undefined;
  /** The address of the other side, where it is known. */
  readonly remoteAddress?: string | undefined;
}

/** The sign-in that waits for its redirect. */
export interface PendingRedirect {
  /** With the port that is listened on. */
  readonly redirectUri: string;
  readonly state: string;
}

/** The response to hand on, or the HTTP status to refuse with. */
export type RedirectReading = { readonly accept: URL } | { readonly refuse: number };

/** A code and a state are a few hundred characters; some providers send two thousand. */
const longestTarget = 16_384;

/** Origin form, in the characters that RFC 3986 has for a path and a query. */
const originForm = /^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/?[\]|^`{}"<>\\]*$/;

/**
 * Accepts an authorization response for the sign-in that waits, told by its `state`, and refuses everything else, so
 * that a stray request, or one that a web page makes the browser send, neither ends nor changes the sign-in. The caller
 * goes on listening after a refusal, and stops with the first request that is accepted.
 */
export function readRedirectRequest(request: LoopbackRequest, pending: PendingRedirect): RedirectReading {
  const { method, target, host, remoteAddress } = request;
  const expected = new URL(pending.redirectUri);
  if (remoteAddress !== undefined && addressKind(withoutMapping(remoteAddress)) !== 'loopback') return { refuse: 403 };
  // A page whose name was turned to point here still sends its own name (DNS rebinding).
  if (host?.toLowerCase() !== expected.host) return { refuse: 421 };
  if (method !== 'GET') return { refuse: 405 };
  if (target.length > longestTarget) return { refuse: 414 };
  if (!originForm.test(target)) return { refuse: 400 };
  // As it was sent: what only becomes the path by resolving dots or decoding was not sent there by the server.
  if (target.split('?', 1)[0] !== expected.pathname) return { refuse: 404 };
  const response = new URL(`${expected.origin}${target}`);
  return isResponse(response.searchParams, pending.state) ? { accept: response } : { refuse: 400 };
}

/** RFC 6749 sections 4.1.2 and 4.1.2.1: this sign-in's state, once, and a code or an error. */
function isResponse(parameters: URLSearchParams, state: string): boolean {
  const [found, ...more] = parameters.getAll('state');
  if (found === undefined || more.length > 0 || !isSameText(state, found)) return false;
  return parameters.has('code') || parameters.has('error');
}

/** An IPv4 address as a socket for both families has it. */
function withoutMapping(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
