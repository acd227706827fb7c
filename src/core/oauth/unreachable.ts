/** A request that got no answer, and whether the server may have acted on it all the same. */
import type { HttpFailureCode } from '../issuers/http';
import { failed, type OAuthOutcome } from './failure';

/** The failure of a request below HTTP. */
export function unreachable(http: HttpFailureCode): OAuthOutcome<never> {
  return failed('oauth-unreachable', { http, mayHaveArrived: !neverSent.has(http) });
}

/** Failures before the first byte of a request; after any other the server may have acted on it. */
const neverSent: ReadonlySet<HttpFailureCode> = new Set<HttpFailureCode>([
  'http-insecure',
  'http-url',
  'http-network-off',
  'http-host-not-configured',
  'http-private-address',
  'http-tls',
  'http-dns',
  'http-refused',
  'http-too-many',
]);
